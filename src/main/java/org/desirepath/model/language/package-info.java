/**
 * What models allow, as deterministic automata. Start at {@link
 * org.desirepath.model.language.LanguageAutomaton}. Imports {@code model}.
 */
@NullMarked
package org.desirepath.model.language;

import org.jspecify.annotations.NullMarked;
