/**
 * DECLARE models in {@code .decl} files. Entry points {@link org.desirepath.io.decl.DeclReader} and
 * {@link org.desirepath.io.decl.DeclWriter}. May import model and io.
 */
@NullMarked
package org.desirepath.io.decl;

import org.jspecify.annotations.NullMarked;
