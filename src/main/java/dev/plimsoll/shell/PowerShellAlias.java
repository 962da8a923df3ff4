package dev.plimsoll.shell;

import java.util.Map;

/**
 * The names that PowerShell knows its commands by, from {@code Get-Alias} of Windows PowerShell.
 */
final class PowerShellAlias {
    private static final Map<String, String> MEANINGS =
            Map.ofEntries(
                    Map.entry("iex", "invoke-expression"),
                    Map.entry("iwr", "invoke-webrequest"),
                    Map.entry("irm", "invoke-restmethod"),
                    Map.entry("icm", "invoke-command"),
                    Map.entry("saps", "start-process"),
                    Map.entry("start", "start-process"),
                    Map.entry("ri", "remove-item"),
                    Map.entry("rm", "remove-item"),
                    Map.entry("rmdir", "remove-item"),
                    Map.entry("rd", "remove-item"),
                    Map.entry("del", "remove-item"),
                    Map.entry("erase", "remove-item"),
                    Map.entry("ni", "new-item"),
                    Map.entry("mi", "move-item"),
                    Map.entry("mv", "move-item"),
                    Map.entry("move", "move-item"),
                    Map.entry("cpi", "copy-item"),
                    Map.entry("cp", "copy-item"),
                    Map.entry("copy", "copy-item"),
                    Map.entry("sc", "set-content"),
                    Map.entry("sl", "set-location"),
                    Map.entry("cd", "set-location"),
                    Map.entry("chdir", "set-location"),
                    Map.entry("echo", "write-output"),
                    Map.entry("write", "write-output"),
                    Map.entry("sv", "set-variable"),
                    Map.entry("ipmo", "import-module"),
                    Map.entry("%", "foreach-object"),
                    Map.entry("foreach", "foreach-object"),
                    Map.entry("?", "where-object"),
                    Map.entry("where", "where-object"));

    private PowerShellAlias() {}

    /** What a name in lower case means; itself where it is no alias. */
    static String meaning(String name) {
        return MEANINGS.getOrDefault(name, name);
    }
}
