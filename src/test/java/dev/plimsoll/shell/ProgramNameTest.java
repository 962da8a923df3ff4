package dev.plimsoll.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** A command knows its program behind wrappers and paths. */
class ProgramNameTest {

    /** The wrappers, the program and its arguments. */
    private static String run(String text) {
        var command = Drawn.read(text).commands().getFirst();
        return command.wrappers() + " " + command.name() + " " + command.arguments();
    }

    @Test
    void pathsAreTakenAway() {
        assertEquals("[] apt-get [update]", run("/usr/bin/apt-get update"));
        assertEquals("[] x.sh []", run("./x.sh"));
        assertEquals("[] powershell [-c]", run("@powershell -c"));
        assertEquals("[]  [x]", run("$APT x"));
        assertEquals("[sudo] apt-get [update]", run("/usr/bin/sudo '/usr/bin/apt-get' update"));
    }

    @Test
    void directoriesMayBeUnknown() {
        assertEquals("[] pip [x]", run("$VENV/bin/pip x"));
        assertEquals("[] pip3.11 [x]", run("\"${VENV:-/v}/bin/pip3.11\" x"));
        assertEquals("[sudo] a []", run("sudo $(dirname \"$0\")/a"));
        assertEquals("[]  []", run("/bin/$A"));
        assertEquals("[]  []", run("${A:-/bin/a}"));
        assertEquals("[]  []", run("$A\\/b\\ c"));
        assertEquals("[]  []", run("\"$A/\"b"));
    }

    @Test
    void wrappersAreTakenAwayWithTheirOptions() {
        assertEquals("[sudo] a [-u]", run("sudo -u app -- a -u"));
        assertEquals("[sudo] a []", run("sudo -Eu app X=1 a"));
        assertEquals("[sudo] a []", run("sudo --user=app a"));
        assertEquals("[env] a [b=c]", run("env -i -u X A=b a b=c"));
        assertEquals("[env] a [b]", run("env - A=b a b"));
        assertEquals("[env] a [-]", run("env -i - a -"));
        assertEquals("[env] a [--]", run("env -- A=b a --"));
        assertEquals("[sudo, env] a []", run("sudo -E env PATH=$PATH a"));
        assertEquals("[sudo]  [a]", run("sudo $X a"));
        assertEquals("[nice, ionice] a []", run("nice -n 10 ionice -c2 -n7 a"));
        assertEquals("[timeout] a []", run("timeout $T a"));
        assertEquals("[timeout] a [1]", run("timeout -k 5 --signal=KILL 10 a 1"));
        assertEquals("[nohup, setsid, exec] a []", run("nohup setsid exec a"));
        assertEquals("[exec, env] a []", run("exec -a n env X=1 a"));
        assertEquals("[builtin, command] a []", run("builtin command -- a"));
        assertEquals("[command] a []", run("command -p a"));
        assertEquals("[timeout, sudo, nice] a []", run("timeout 5m sudo -n nice -n10 a"));
        assertEquals("[nice] a []", run("nice -10 a"));
        assertEquals("[time] a []", run("\\time a"));
        assertEquals("[] a []", run("time -p a"));
        assertEquals("[xargs] a [-y]", run("xargs -r0 -n 1 -P4 a -y"));
        assertEquals("[xargs] a [{}]", run("xargs -I{} a {}"));
        assertEquals("[gosu] a [b]", run("gosu app:app a b"));
        assertEquals("[su-exec] a []", run("su-exec 1000 a"));
        assertEquals("[gosu] sh [-c, 'a']", run("gosu app sh -c 'a'"));
        assertEquals("[setpriv] a []", run("setpriv --reuid 1 --init-groups -- a"));
        assertEquals("[setpriv] a []", run("setpriv --reuid=1 --regid 2 --clear-groups a"));
        assertEquals("[xargs, sudo] a []", run("xargs -a f -- sudo a"));
        assertEquals("[xargs]  []", run("xargs -r $CMD"));
        assertEquals("[busybox] wget [x]", run("busybox wget x"));
        assertEquals("[stdbuf, unbuffer] a []", run("stdbuf -oL -e 0 unbuffer a"));
        assertEquals("[chroot] a []", run("chroot --userspec=1:1 /mnt a"));
        assertEquals("[runuser] a []", run("runuser -u app -- a"));
        assertEquals("[doas] a []", run("doas -u app a"));
        assertEquals("[flock] a []", run("flock -w 5 -x /lock a"));
        assertEquals("[tini] a []", run("tini -s -p SIGTERM -- a"));
        assertEquals("[dumb-init] a []", run("dumb-init --rewrite 15:3 a"));
        assertEquals("[chpst] a []", run("chpst -u app:app -n 5 a"));
        assertEquals("[setarch] a []", run("setarch i386 a"));
        assertEquals("[linux32, eatmydata] a []", run("linux32 eatmydata a"));
        assertEquals("[time] a []", run("/usr/bin/time -f %e a"));
        assertEquals("[xvfb-run] a []", run("xvfb-run -s '-screen 0' a"));
        assertEquals("[conda] pip [list]", run("conda run -n x pip list"));
        assertEquals("[bundle] rake [x]", run("bundle exec rake x"));
    }

    @Test
    void whatRunsNothingIsTheProgramItself() {
        assertEquals("[] command [-v, a]", run("command -v a"));
        assertEquals("[] sudo [-l]", run("sudo -l"));
        assertEquals("[] env []", run("env"));
        assertEquals("[] env [-u, A, -S, 'a b', c]", run("env -u A -S 'a b' c"));
        assertEquals("[] exec []", run("exec > log"));
        assertEquals("[] gosu [--version]", run("gosu --version"));
        assertEquals("[] busybox [--install, -s]", run("busybox --install -s"));
        assertEquals("[] su [app, -c, a]", run("su app -c a"));
        assertEquals("[] xargs [-r]", run("xargs -r"));
        assertEquals("[] timeout [10]", run("timeout 10"));
        assertEquals("[] conda [install, x]", run("conda install x"));
        assertEquals("[] runuser [app, -c, x]", run("runuser app -c x"));
        assertEquals("[] flock [-u, 9]", run("flock -u 9"));
    }

    @Test
    void onlyWhereACommandStands() {
        assertEquals(
                "[echo] [deb https://example.com/apt stable main]\n[ls] [/etc]\n[apt] [update]",
                Drawn.words(
                        "echo \"deb https://example.com/apt stable main\" > x.list"
                                + " && ls /etc && apt update"));
        assertEquals("usermod", Drawn.read("usermod -aG sudo dev").commands().getFirst().name());
    }
}
