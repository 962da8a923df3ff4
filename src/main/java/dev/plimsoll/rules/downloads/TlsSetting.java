package dev.plimsoll.rules.downloads;

import dev.plimsoll.shell.ByProgram;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The tables of what switches the check of certificates off, from the programs' manuals. */
final class TlsSetting {
    private static final String OFF = "(?i:false|0|no|off)";
    private static final String NODE_PROGRAMS = "npm yarn pnpm npx";

    static final Set<String> NODE = Set.of(NODE_PROGRAMS.split(" "));

    /**
     * An option.
     *
     * @param programs that have it
     * @param valued whether it takes a value, such as a host
     */
    record Flag(Set<String> programs, List<String> names, boolean valued, List<String> ids) {}

    /**
     * An argument.
     *
     * @param programs that take it
     * @param argument its first group is the name of the setting
     * @param next what the argument after it must be
     */
    record Setting(Set<String> programs, Pattern argument, Pattern next, List<String> ids) {}

    /**
     * A line of a file of settings.
     *
     * @param file tells by the path whether it is such a file
     * @param line its first group is the name of the setting
     */
    record FileLine(Predicate<String> file, Pattern line) {
        boolean isWrittenTo(String path) {
            return file.test(path);
        }
    }

    /** By program. */
    static final Map<String, List<Flag>> FLAGS =
            ByProgram.index(
                    Flag::programs,
                    flag("curl", "-k --insecure", "CKV2_DOCKER_2", "S4830"),
                    flag("curl", "--proxy-insecure", "CKV2_DOCKER_2", "S4830"),
                    flag("curl", "--doh-insecure", "CKV2_DOCKER_2", "S4830"),
                    flag("wget", "--no-check-certificate", "CKV2_DOCKER_3", "S4830"),
                    flag("apk", "--no-check-certificate"),
                    flag("aws", "--no-verify-ssl"),
                    flag("invoke-webrequest invoke-restmethod", "-SkipCertificateCheck"),
                    flag("helm kubectl oc", "--insecure-skip-tls-verify"),
                    flag(NODE_PROGRAMS, "--no-strict-ssl"),
                    host("pip", "--trusted-host", "CKV2_DOCKER_4"),
                    host("uv", "--trusted-host"),
                    host("uv", "--allow-insecure-host"));

    /** By program. */
    static final Map<String, List<Setting>> SETTINGS =
            ByProgram.index(
                    Setting::programs,
                    setting("aria2c", "(--check-certificate=" + OFF + ")", ".*"),
                    setting("http https", "(--verify=" + OFF + ")", ".*"),
                    setting(
                            "skopeo podman buildah oras",
                            "(--(?:src-|dest-)?tls-verify=" + OFF + ")",
                            ".*"),
                    setting(NODE_PROGRAMS, "(--strict-ssl=" + OFF + ")", ".*"),
                    setting("npm yarn", "(strict-ssl)=" + OFF, ".*", "CKV2_DOCKER_13"),
                    setting("npm yarn", "(strict-ssl)", OFF, "CKV2_DOCKER_13"),
                    setting("pnpm npx", "(strict-ssl)=" + OFF, ".*"),
                    setting("pnpm npx", "(strict-ssl)", OFF),
                    setting("yarn", "(enableStrictSsl)", OFF),
                    setting("git", "((?i)http\\.(?:.*\\.)?sslVerify)=" + OFF, ".*"),
                    setting("git", "((?i)http\\.(?:.*\\.)?sslVerify)", OFF),
                    setting("conda mamba micromamba", "(ssl_verify)", OFF),
                    setting("pip", "((?:global|install|user|site)\\.trusted-host)", ".+"),
                    setting(
                            "dnf yum microdnf tdnf yum-config-manager dnf-config-manager",
                            "(?:--setopt=)?(?:.*\\.)?(sslverify)=" + OFF,
                            ".*"),
                    setting(
                            "apt-get apt aptitude",
                            "(?:-o=?|--option=)?((?i)Acquire::https?::(?:.*::)?Verify-(?:Peer|Host))="
                                    + OFF,
                            ".*"),
                    setting("composer", "(disable-tls)", "(?i)true|1"),
                    setting("bundle bundler", "(ssl_verify_mode)", "(?i)0|none"));

    static final List<FileLine> FILES =
            List.of(
                    line("curlrc", "^\\s*-*(insecure)\\b"),
                    line("wgetrc", "(check_certificate)\\s*=\\s*" + OFF),
                    line("npmrc", "(strict-ssl)\\s*=\\s*" + OFF),
                    line(
                            path -> path.endsWith(".yarnrc") || path.endsWith(".yarnrc.yml"),
                            "(strict-ssl|enableStrictSsl)\\W+" + OFF),
                    line("gitconfig", "((?i)sslVerify)\\s*=\\s*" + OFF),
                    line("pip.conf", "(trusted-host)\\s*="),
                    line(
                            path ->
                                    path.endsWith("yum.conf")
                                            || path.endsWith("dnf.conf")
                                            || path.endsWith(".repo"),
                            "(sslverify)\\s*=\\s*" + OFF),
                    line("condarc", "(ssl_verify)\\s*:\\s*" + OFF),
                    line(path -> path.contains("/apt.conf"), "(Verify-(?:Peer|Host))\\W+" + OFF));

    private TlsSetting() {}

    private static Flag flag(String programs, String names, String... ids) {
        return new Flag(words(programs), List.of(names.split(" ")), false, List.of(ids));
    }

    private static Flag host(String program, String name, String... ids) {
        return new Flag(words(program), List.of(name), true, List.of(ids));
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(" "));
    }

    private static Setting setting(String programs, String argument, String next, String... ids) {
        return new Setting(
                words(programs),
                Pattern.compile(argument),
                Pattern.compile(next, Pattern.DOTALL),
                List.of(ids));
    }

    private static FileLine line(String ending, String line) {
        return line(path -> path.endsWith(ending), line);
    }

    private static FileLine line(Predicate<String> file, String line) {
        return new FileLine(file, Pattern.compile(line, Pattern.MULTILINE));
    }
}
