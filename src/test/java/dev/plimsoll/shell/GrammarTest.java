package dev.plimsoll.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The grammar of POSIX with what bash adds: which words are commands, and which are not. */
class GrammarTest {

    private static void reads(String text, String... commands) {
        assertEquals(String.join("\n", commands), Drawn.words(text), text);
        assertEquals("", Drawn.unreadable(text), text);
    }

    @Test
    void lists() {
        reads("a && b || c; d & e\nf", "[a]", "[b]", "[c]", "[d]", "[e]", "[f]");
        reads("a &&\n  b |\n c", "[a]", "[b]", "[c]");
        reads("! a; ! ! b; time -p c | d |& e", "[a]", "[b]", "[c]", "[d]", "[e]");
        reads("time -f %e a", "[time] [-f] [%e] [a]");
    }

    @Test
    void compoundCommands() {
        reads("(a; b) > x && { c; } 2>&1 | d", "[a]", "[b]", "[c]", "[d]");
        reads("if a; then b; elif c; then d; else e; fi", "[a]", "[b]", "[c]", "[d]", "[e]");
        reads("while a; do b; done; until c\ndo d; done < x", "[a]", "[b]", "[c]", "[d]");
        reads("for i in a $(b) c; do d $i; done", "[b]", "[d] [?]");
        reads("for i; do a; done; for i do b; done; for i in; do c; done", "[a]", "[b]", "[c]");
        reads("for ((i=0; i<$(a); i++)); do b; done; for ((;;)) { c; }", "[a]", "[b]", "[c]");
        reads("select i in a b; do c; done", "[c]");
        reads("while true; do { a; } done", "[true]", "[a]");
    }

    @Test
    void caseCommands() {
        reads("case $x in a|b) c ;; (d) e ;& *) f ;;& esac; g", "[c]", "[e]", "[f]", "[g]");
        reads("case x in esac; a", "[a]");
        reads("case $(a) in\n  if) b ;;\n  'x y') c\nesac", "[a]", "[b]", "[c]");
        reads("case $x in @(a|b)) c;; esac", "[c]");
    }

    @Test
    void functions() {
        reads(
                "f() { a; }; g () (b); function h { c; }; function i() { d; }", //
                "[a]",
                "[b]",
                "[c]",
                "[d]");
        reads("foo-bar()\n{ a; }\nf() if b; then c; fi", "[a]", "[b]", "[c]");
    }

    @Test
    void coprocesses() {
        reads("coproc { a; }; coproc N { b; }; coproc c d", "[a]", "[b]", "[c] [d]");
        reads("coproc N (a)", "[a]");
    }

    @Test
    void testsAndArithmetic() {
        reads("[[ -f $(a) && $b == c ]] && d", "[a]", "[d]");
        reads("[[ $x =~ ^[[:space:]]*(#.*)?$ ]] || a", "[a]");
        reads("[[ ! -f x ]] \\\n && a", "[a]");
        reads(
                "(( x > $(a) )) && b; echo $((1 << 2)) $[ $(c) ]",
                "[a]",
                "[b]",
                "[echo] [?] [?]",
                "[c]");
        reads("((a); b)", "[a]", "[b]");
        reads("$((a); b)", "[?]", "[a]", "[b]");
    }

    @Test
    void assignments() {
        reads("a=b c=$(d) e f=g", "[e] [f=g]", "[d]");
        reads("a=(b 'c d' $(e)\n # comment\n f); g", "[e]", "[g]");
        reads("a[1]=x a[i + 1]=y a[\"k\"]+=z b", "[b]");
        reads("a+=b a[$(c)]=d", "[c]");
        reads(
                "export a=b c; declare -A m=([x]=y); local z", //
                "[export] [a=b] [c]",
                "[declare] [-A] [?]",
                "[local] [z]");
    }

    @Test
    void redirections() {
        reads("a > b 2>&1 >> c < d <> e >| f &> g &>> h 2>&- {fd}> i 12>j", "[a]");
        reads("a {b[1]}>c {b[d>e", "[a] [{b[d]");
        reads("> x a <<< \"b $(c)\" d", "[a] [d]", "[c]");
        reads("echo 2 > x; echo a2>x; echo {x,y}>z", "[echo] [2]", "[echo] [a2]", "[echo] [{x,y}]");
    }

    @Test
    void hereDocuments() {
        reads("cat <<E > x && a\n$(b) `c` ' \"\nE\nd", "[cat]", "[b]", "[c]", "[a]", "[d]");
        reads("cat <<-'E' <<F\n\t$(a)\n\tE\n$(b)\nF\nc", "[cat]", "[b]", "[c]");
        reads("x=$(cat <<E\na\nE\n)\nb", "[cat]", "[b]");
        reads("if a <<E; then\nx\nE\nb; fi", "[a]", "[b]");
        reads("cat <<\\E\n$(a)\nE", "[cat]");
        reads("cat << \"E F\"\na\nE F\nb", "[cat]", "[b]");
    }

    @Test
    void quotes() {
        reads("a 'b c' \"d e\" f\\ g h\"i 'j'\"k", "[a] [b c] [d e] [f g] [hi 'j'k]");
        reads("a \"\\$x \\\\ \\` \\\" \\n\" \\$y \"$\" $", "[a] [$x \\ ` \" \\n] [$y] [$] [$]");
        reads("a $'b\\'c' $\"d\" '$(e)' \"'$(f)'\"", "[a] [?] [d] [$(e)] [?]", "[f]");
        reads("a \"${b#'*/}\"; ${b%'}\" c; \"${1//'\"'}\" d", "[a] [?] [c]", "[?] [d]");
        reads("a \"${b:-\"c d\"}\" \"${b#'}'}\" ${c:-'}'} ${d//\\//_}", "[a] [?] [?] [?] [?]");
    }

    @Test
    void expansions() {
        reads(
                "a $b ${c} $1 $@ $# $? ${#d} ${e:-$(f)} ${g:-${h:-`i`}}", //
                "[a] [?] [?] [?] [?] [?] [?] [?] [?] [?]",
                "[f]",
                "[i]");
        reads("a <(b) >(c) d=<(e)", "[a] [?] [?] [?]", "[b]", "[c]", "[e]");
        reads(
                "a `b \\`c\\` \"d\"` \"`e \\\"f g\\\"`\"", //
                "[a] [?] [?]",
                "[b] [?] [d]",
                "[c]",
                "[e] [f g]");
        reads(
                "a ${ b; } {c,d} ~/e *.f [!g] @(h|i)",
                "[a] [?] [{c,d}] [~/e] [*.f] [[!g]] [?]",
                "[b]");
        reads("$(a)$(b) $x#y", "[?] [?]", "[a]", "[b]");
        reads("a x${ b; }c} d ${|e;} ${ { f; } }", "[a] [?] [d] [?] [?]", "[b]", "[e]", "[f]");
    }

    @Test
    void comments() {
        reads("a # b $(c) '\nd#e # f", "[a]", "[d#e]");
        reads("$(a # b)\n)", "[?]", "[a]");
    }

    @Test
    void lineContinuations() {
        reads("{ a; }\\\n | b; for i in c; do d; done\\\r\n\\\n&& e", "[a]", "[b]", "[d]", "[e]");
        reads("a b\\\nc \\\n d \"e\\\nf\"", "[a] [bc] [d] [ef]");
        reads("a b\\\r\nc \\\r\n d", "[a] [bc] [d]");
    }

    @Test
    void whatIsBrokenIsMarkedAndReadOn() {
        assertEquals("2) 10f", Drawn.unreadable("a ) && b; fi; c"));
        assertEquals("[a]\n[b]\n[c]", Drawn.words("a ) && b; fi; c"));
        assertEquals("2'", Drawn.unreadable("a 'b"));
        assertEquals("3b", Drawn.unreadable("a \"b"));
        assertEquals("0i", Drawn.unreadable("if a; then b"));
        assertEquals("2$", Drawn.unreadable("a $(b"));
        assertEquals("2`", Drawn.unreadable("a `b"));
        assertEquals("3'", Drawn.unreadable("a $'b"));
        assertEquals("2>", Drawn.unreadable("a >"));
        assertEquals("5}", Drawn.unreadable("a && }"));
        assertEquals("2;", Drawn.unreadable("a ;; b"));
    }

    @Test
    void whatIsOpenInBackquotesEndsWithThem() {
        assertEquals("[echo] [?]\n[x]\n[y]", Drawn.words("echo `{ x` ; y"));
    }

    @Test
    void commandsInMoreThanSixtySubstitutionsAreNotTold() {
        assertEquals(61, Drawn.read("$(a ".repeat(100) + ")".repeat(100)).commands().size());
    }
}
