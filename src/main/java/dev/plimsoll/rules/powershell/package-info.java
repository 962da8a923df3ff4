/** How RUN uses PowerShell. */
@NullMarked
package dev.plimsoll.rules.powershell;

import org.jspecify.annotations.NullMarked;
