package dev.plimsoll.shell;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which options of a program take a value, so that a value is taken neither for an option nor for
 * an operand.
 *
 * @param valued such as {@code -o} and {@code --output}
 * @param longWithOneDash whether {@code -name} is one option and no cluster, as with {@code find}
 */
record Options(Set<String> valued, boolean longWithOneDash) {
    private static final Options NONE = new Options(Set.of(), false);
    private static final Map<String, Options> KNOWN = new HashMap<>();

    static {
        put(
                "curl",
                "-A -b -c -C -d -D -e -E -F -h -H -K -m -o -P -Q -r -t -T -u -U -w -x -X -y -Y -z"
                    + " --cacert --capath --cert --cert-type --ciphers --config --connect-timeout"
                    + " --connect-to --cookie --cookie-jar --create-file-mode --data --data-ascii"
                    + " --data-binary --data-raw --data-urlencode --dump-header --form"
                    + " --form-string --header --interface --json --key --key-type --limit-rate"
                    + " --max-filesize --max-redirs --max-time --netrc-file --noproxy --output"
                    + " --output-dir --pass --proto --proto-default --proto-redir --proxy"
                    + " --proxy-user --range --referer --request --resolve --retry --retry-delay"
                    + " --retry-max-time --socks5 --socks5-hostname --speed-limit --speed-time"
                    + " --stderr --tls-max --unix-socket --upload-file --url --user --user-agent"
                    + " --write-out");
        put(
                "wget",
                "-a -A -B -D -e -i -I -l -o -O -P -Q -R -t -T -U -w -X --accept --append-output"
                    + " --base --ca-certificate --ca-directory --certificate --connect-timeout"
                    + " --cut-dirs --directory-prefix --dns-timeout --domains --exclude-directories"
                    + " --execute --header --http-password --http-user --input-file --level"
                    + " --limit-rate --load-cookies --method --output-document --output-file"
                    + " --password --post-data --post-file --progress --quota --read-timeout"
                    + " --referer --reject --retry-on-http-error --save-cookies --secure-protocol"
                    + " --timeout --tries --user --user-agent --wait --waitretry");
        put(
                "git",
                "-C -c -b -m -o -u -j --branch --depth --config --origin --reference --jobs"
                        + " --git-dir --work-tree --namespace --separate-git-dir --shallow-since"
                        + " --template --upload-pack --filter");
        put(
                "tar",
                "-C -f -T -X -I -b -g --directory --file --files-from --exclude-from"
                        + " --use-compress-program --strip-components --transform --exclude --owner"
                        + " --group --mode --one-top-level");
        put(
                "useradd",
                "-b -c -d -e -f -g -G -k -K -p -R -P -s -u -Z --base-dir --comment"
                        + " --home-dir --home --expiredate --inactive --gid --groups --skel --key"
                        + " --password --root --prefix --shell --uid");
        put(
                "adduser",
                "-h -g -s -G -u -k --home --shell --uid --gid --ingroup --gecos --comment"
                        + " --conf --firstuid --lastuid --firstgid --lastgid --add_extra_groups");
        put("groupadd", "-g -K -p -R -P -U --gid --key --password --root --prefix --users");
        put("addgroup", "-g --gid --firstgid --lastgid --conf");
        put(
                "usermod",
                "-c -d -e -f -g -G -l -p -R -P -s -u -v -V -w -W -Z --comment --home --expiredate"
                        + " --inactive --gid --groups --login --password --root --prefix --shell"
                        + " --uid");
        put("install", "-g -m -o -S -t --group --mode --owner --suffix --target-directory");
        put("mkdir", "-m --mode");
        put("chmod", "--reference");
        put("chown", "--from --reference");
        put("su", "-c -g -G -s -T -w --command --group --supp-group --shell");
        put("make", "-C -f -I -j -l -o -W --directory --file --makefile --include-dir --jobs");
        put("sed", "-e -f -E -l --expression --file --line-length");
        put("grep", "-e -f -m -A -B -C -d -D --regexp --file --max-count --include --exclude");
        put("unzip", "-d -P -x");
        put("ssh", "-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w");
        put("openssl", "-in -out -keyout -subj -days -newkey -key -config -passin -passout", true);
        put("java", "-cp -classpath -jar -p --module-path -m --module", true);
        put(
                "find",
                "-name -iname -path -ipath -type -maxdepth -mindepth -mtime -size -user"
                        + " -group -perm -regex -newer",
                true);
    }

    private static void put(String program, String valued) {
        put(program, valued, false);
    }

    private static void put(String program, String valued, boolean longWithOneDash) {
        KNOWN.put(program, new Options(Set.of(valued.split(" +")), longWithOneDash));
    }

    static Options of(String program) {
        var manager = PackageManager.named(program);
        if (manager.isPresent()) {
            return new Options(manager.get().valued(), false);
        }
        return KNOWN.getOrDefault(program, NONE);
    }

    boolean takesValue(String option) {
        return valued.contains(option);
    }
}
