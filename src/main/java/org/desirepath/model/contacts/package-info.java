/**
 * What a company designs about its contacts with customers beside the flow: who is meant to get a
 * touchpoint and what must be known for it ({@link org.desirepath.model.contacts.ContactFacts}),
 * how often, with which campaign and offer ({@link org.desirepath.model.contacts.ContactPolicy}),
 * and what customers are asked ({@link org.desirepath.model.contacts.Score}). Imports nothing.
 */
@NullMarked
package org.desirepath.model.contacts;

import org.jspecify.annotations.NullMarked;
