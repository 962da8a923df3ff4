package dev.plimsoll.rules.secrets;

import dev.plimsoll.shell.ByProgram;
import dev.plimsoll.shell.Command;
import dev.plimsoll.shell.Word;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A password on a command line, such as that of {@code mysql -ps3cr3t}.
 *
 * @param word that ends with it
 * @param certain whether the program is known to send it to another
 */
record PasswordOption(Word word, String password, boolean certain) {
    /** Letters and digits, or it is a word such as {@code stdin}. */
    private static final Pattern MIXED = Pattern.compile("(?s)(?=.*[A-Za-z]).*\\d.*");

    /**
     * The options of a program that take a password.
     *
     * @param user whether they take a user too, with a colon between
     * @param where the word without which they mean something else, such as {@code login}; empty
     *     where they always take one
     */
    private record Taker(List<String> programs, boolean user, String where, List<String> options) {
        static Taker of(String programs, String options) {
            return new Taker(words(programs), false, "", words(options));
        }

        static Taker withUser(String programs, String options) {
            return new Taker(words(programs), true, "", words(options));
        }

        static Taker where(String word, String programs, String options) {
            return new Taker(words(programs), false, word, words(options));
        }

        private static List<String> words(String text) {
            return List.of(text.split(" "));
        }
    }

    /** Those to which an option without a password in the same word says that they should ask. */
    private static final Pattern MYSQL =
            Pattern.compile("(?:mysql|mariadb)(?:-?(?:admin|dump|import|show|check))?");

    private static final Pattern MYSQL_PASSWORD = Pattern.compile("(?s)(?:-p|--password=)(.+)");

    /** From the programs' own manuals. */
    private static final Map<String, List<Taker>> TAKERS =
            ByProgram.index(
                    Taker::programs,
                    Taker.withUser("curl", "-u --user -U --proxy-user"),
                    Taker.of("wget", "--password --http-password --ftp-password --proxy-password"),
                    Taker.of("sshpass", "-p"),
                    Taker.of("mongo mongosh mongodump mongorestore", "-p --password"),
                    Taker.of("redis-cli", "-a --pass"),
                    Taker.where("login", "docker podman skopeo helm oras", "-p --password"),
                    Taker.withUser("skopeo", "--creds --src-creds --dest-creds"),
                    Taker.of("svn", "--password"),
                    Taker.where("login", "az", "-p --password"),
                    Taker.where("nuget", "dotnet", "-p --password"),
                    Taker.of("nuget", "-Password"),
                    Taker.of("sqlcmd", "-P"),
                    Taker.of("ldapadd ldapmodify ldapsearch", "-w"),
                    Taker.of("keytool", "-storepass -keypass"));

    /** The password that a command is given in so many words. */
    static Optional<PasswordOption> in(Command command) {
        for (var taker : TAKERS.getOrDefault(command.name(), List.of())) {
            var found = in(command, taker);
            if (found.isPresent()) {
                return found;
            }
        }
        boolean mysql = command.name().startsWith("m") && MYSQL.matcher(command.name()).matches();
        return mysql ? ofMysql(command) : named(command);
    }

    /** An option that says by its name what it takes: {@code --db-password=s3cr3t}. */
    private static Optional<PasswordOption> named(Command command) {
        for (var word : command.arguments()) {
            var text = word.value();
            int equals = text.startsWith("--") ? text.indexOf('=') : -1;
            if (equals > 0
                    && !word.isUnknown()
                    && SecretName.isSecret(text.substring(2, equals))
                    && MIXED.matcher(text.substring(equals + 1)).matches()) {
                return Optional.of(new PasswordOption(word, text.substring(equals + 1), false));
            }
        }
        return Optional.empty();
    }

    private static Optional<PasswordOption> ofMysql(Command command) {
        for (var word : command.arguments()) {
            var found = MYSQL_PASSWORD.matcher(word.value());
            if (!word.isUnknown() && found.matches()) {
                return Optional.of(new PasswordOption(word, found.group(1), true));
            }
        }
        return Optional.empty();
    }

    private static Optional<PasswordOption> in(Command command, Taker taker) {
        boolean meant =
                taker.where.isEmpty()
                        || command.operands().stream().anyMatch(word -> word.is(taker.where));
        return command.optionValue(taker.options.toArray(String[]::new))
                .filter(_ -> meant)
                .filter(value -> !taker.user || value.indexOf(':') > 0)
                .flatMap(value -> password(command, taker, value));
    }

    /** In the word that ends with a value, if no variable stands in it. */
    private static Optional<PasswordOption> password(Command command, Taker taker, String value) {
        var password = taker.user ? value.substring(value.indexOf(':') + 1) : value;
        return command.arguments().stream()
                .filter(word -> !word.isUnknown() && word.value().endsWith(value))
                .findFirst()
                .map(word -> new PasswordOption(word, password, true));
    }
}
