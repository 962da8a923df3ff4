package dev.plimsoll.shell;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of package managers, from their own manuals. */
final class PackageManagers {
    private static final List<String> APT_CACHES = List.of("/var/lib/apt/lists", "/var/cache/apt");

    static final List<PackageManager> ALL =
            Stream.of(
                            manager("apt-get")
                                    .installs("install reinstall build-dep upgrade dist-upgrade")
                                    .updates("update")
                                    .cleans("clean autoclean distclean dist-clean")
                                    .valued(
                                            "-t -o -c -a -P --target-release --default-release"
                                                    + " --option --config-file --host-architecture"
                                                    + " --build-profiles --solver")
                                    .yes(
                                            "-y",
                                            "--yes",
                                            "--assume-yes",
                                            "-qq",
                                            "-q=2",
                                            "-o APT::Get::Assume-Yes=true",
                                            "-o APT::Get::Assume-Yes=1",
                                            "--force-yes")
                                    .noExtras(
                                            "--no-install-recommends",
                                            "-o APT::Install-Recommends=0",
                                            "-o APT::Install-Recommends=false",
                                            "-o APT::Install-Recommends=no",
                                            "--option APT::Install-Recommends=0",
                                            "--option APT::Install-Recommends=false")
                                    .caches(APT_CACHES),
                            manager("apt")
                                    .installs("install reinstall build-dep upgrade full-upgrade")
                                    .updates("update")
                                    .cleans("clean autoclean distclean dist-clean")
                                    .valued(
                                            "-t -o -c -a --target-release --default-release"
                                                    + " --option --config-file --host-architecture")
                                    .yes(
                                            "-y",
                                            "--yes",
                                            "--assume-yes",
                                            "-qq",
                                            "-q=2",
                                            "-o APT::Get::Assume-Yes=true")
                                    .noExtras(
                                            "--no-install-recommends",
                                            "-o APT::Install-Recommends=0",
                                            "-o APT::Install-Recommends=false",
                                            "-o APT::Install-Recommends=no")
                                    .caches(APT_CACHES),
                            manager("aptitude")
                                    .installs(
                                            "install reinstall build-dep safe-upgrade full-upgrade")
                                    .updates("update")
                                    .cleans("clean autoclean")
                                    .valued("-t -o -w -F -O --target-release")
                                    .yes("-y", "--assume-yes")
                                    .noExtras("-R", "--without-recommends")
                                    .caches(APT_CACHES),
                            manager("apk")
                                    .installs("add upgrade")
                                    .updates("update")
                                    .cleans("clean")
                                    .valued(
                                            "-t -X -p --virtual --repository --root --arch"
                                                + " --keys-dir --repositories-file --cache-dir"
                                                + " --cache-max-age --wait --progress-fd --timeout")
                                    .noCache("--no-cache")
                                    .caches(List.of("/var/cache/apk", "/etc/apk/cache")),
                            rpm("dnf")
                                    .programs("dnf4", "dnf5")
                                    .caches(List.of("/var/cache/dnf", "/var/cache/libdnf5")),
                            rpm("yum").caches(List.of("/var/cache/yum", "/var/cache/dnf")),
                            rpm("microdnf").caches(List.of("/var/cache/yum", "/var/cache/dnf")),
                            rpm("tdnf").caches(List.of("/var/cache/tdnf")),
                            manager("zypper")
                                    .installs(
                                            "install in update up dist-upgrade dup"
                                                    + " install-new-recommends")
                                    .updates("refresh ref")
                                    .cleans("clean cc")
                                    .valued(
                                            "-r -t -R -D -C -p --repo --type --root --reposd-dir"
                                                    + " --cache-dir --from --capability --plus-repo"
                                                    + " --installroot")
                                    .yes("-y", "--no-confirm", "-n", "--non-interactive")
                                    .noExtras("--no-recommends")
                                    .caches(List.of("/var/cache/zypp")),
                            manager("pacman")
                                    .installs("-S -U")
                                    .updates("-Sy")
                                    .cleans("-Sc -Scc")
                                    .valued(
                                            "-b -r --dbpath --root --arch --cachedir --config"
                                                    + " --gpgdir --hookdir --logfile --ignore"
                                                    + " --overwrite --assume-installed")
                                    .yes("--noconfirm")
                                    .caches(List.of("/var/cache/pacman/pkg")),
                            manager("pip")
                                    .programs("pip2", "pip3")
                                    .installs("install")
                                    .cleans("purge")
                                    .valued(
                                            "-r -c -e -i -f -t -d -b --requirement --constraint"
                                                + " --editable --index-url --extra-index-url"
                                                + " --find-links --target --platform"
                                                + " --python-version --implementation --abi --root"
                                                + " --prefix --src --upgrade-strategy"
                                                + " --install-option --global-option --no-binary"
                                                + " --only-binary --progress-bar --report --python"
                                                + " --proxy --retries --timeout --exists-action"
                                                + " --trusted-host --cert --client-cert --cache-dir"
                                                + " --log --config-settings -C --use-feature"
                                                + " --use-deprecated")
                                    .noCache("--no-cache-dir", "--no-cache")
                                    .caches(List.of("/root/.cache/pip")),
                            manager("pipx")
                                    .installs("install inject upgrade")
                                    .valued(
                                            "--python --pip-args --index-url -i --suffix --spec"
                                                    + " --preinstall")
                                    .caches(
                                            List.of(
                                                    "/root/.cache/pip",
                                                    "/root/.local/pipx/.cache")),
                            manager("uv")
                                    .installs("install sync add")
                                    .cleans("clean prune")
                                    .valued(
                                            "-r -c -e -i -f -p --requirement --requirements"
                                                + " --constraint --editable --index-url"
                                                + " --extra-index-url --find-links --target"
                                                + " --python --index --default-index --extra"
                                                + " --group --with --cache-dir --directory"
                                                + " --project --prefix --link-mode --python-version"
                                                + " --python-platform --torch-backend")
                                    .noCache("--no-cache", "--no-cache-dir", "-n")
                                    .caches(List.of("/root/.cache/uv")),
                            manager("poetry")
                                    .installs("install add sync update")
                                    .cleans("clear")
                                    .valued(
                                            "--with --without --only --group -G --extras -E"
                                                + " --source -C --directory --project -P --python"
                                                + " --platform")
                                    .noCache("--no-cache")
                                    .caches(List.of("/root/.cache/pypoetry")),
                            manager("npm")
                                    .installs(
                                            "install i add ci clean-install isntall in ins inst"
                                                    + " insta")
                                    .cleans("clean")
                                    .valued(
                                            "-w -C --workspace --registry --prefix --loglevel"
                                                    + " --cache --tag --userconfig --omit --include"
                                                    + " --install-strategy --otp --script-shell"
                                                    + " --before --fetch-timeout --fetch-retries"
                                                    + " --maxsockets --network-timeout --cpu --os"
                                                    + " --libc")
                                    .caches(List.of("/root/.npm")),
                            manager("pnpm")
                                    .installs("install i add update up")
                                    .cleans("prune")
                                    .valued(
                                            "-C --dir --filter -F --registry --store-dir --reporter"
                                                    + " --loglevel --network-concurrency"
                                                    + " --workspace-concurrency")
                                    .caches(
                                            List.of(
                                                    "/root/.local/share/pnpm/store",
                                                    "/root/.pnpm-store")),
                            manager("yarn")
                                    .programs("yarnpkg")
                                    .installs("install add global upgrade up")
                                    .cleans("clean")
                                    .valued(
                                            "--registry --cwd --cache-folder --modules-folder"
                                                + " --network-timeout --mutex --network-concurrency"
                                                + " --use-yarnrc --global-folder --prefix")
                                    .caches(
                                            List.of(
                                                    "/usr/local/share/.cache/yarn",
                                                    "/root/.yarn/berry/cache")),
                            manager("bun")
                                    .installs("install i add a update")
                                    .valued(
                                            "-c --config --cwd --registry --cache-dir --backend"
                                                    + " --filter --omit")
                                    .noCache("--no-cache")
                                    .caches(List.of("/root/.bun/install/cache")),
                            manager("gem")
                                    .installs("install i update")
                                    .cleans("cleanup")
                                    .valued(
                                            "-v -i -n -P -s -B -p --version --install-dir --bindir"
                                                + " --platform --source --document --trust-policy"
                                                + " --http-proxy --config-file")
                                    .noExtras(
                                            "--no-document",
                                            "-N",
                                            "--no-doc",
                                            "--no-ri",
                                            "--no-rdoc")
                                    .caches(List.of("/root/.gem", "/usr/local/bundle/cache")),
                            manager("bundle")
                                    .programs("bundler")
                                    .installs("install update add")
                                    .cleans("clean")
                                    .valued(
                                            "-j --jobs --path --gemfile --without --with --retry"
                                                    + " --binstubs --trust-policy --target-rbconfig"
                                                    + " --shebang --standalone")
                                    .caches(
                                            List.of(
                                                    "/usr/local/bundle/cache",
                                                    "/root/.bundle/cache")),
                            manager("go")
                                    .installs("install get")
                                    .updates("download")
                                    .cleans("clean")
                                    .valued(
                                            "-o -p -C -mod -modfile -tags -ldflags -gcflags"
                                                    + " -asmflags -buildmode -installsuffix -pkgdir"
                                                    + " -overlay -toolexec")
                                    .caches(List.of("/root/.cache/go-build", "/go/pkg/mod")),
                            manager("cargo")
                                    .installs("install add binstall")
                                    .updates("fetch")
                                    .cleans("clean")
                                    .valued(
                                            "-F -j -p -Z --version --vers --git --branch --tag"
                                                    + " --rev --path --root --registry --index"
                                                    + " --features --profile --target --target-dir"
                                                    + " --jobs --config --bin --example --color"
                                                    + " --manifest-path --package")
                                    .caches(
                                            List.of(
                                                    "/usr/local/cargo/registry",
                                                    "/root/.cargo/registry")),
                            manager("composer")
                                    .installs("install require update create-project i u r")
                                    .cleans("clear-cache clearcache cc")
                                    .valued(
                                            "-d --working-dir --prefer-install"
                                                + " --ignore-platform-req --repository --stability"
                                                + " -s --audit-format")
                                    .yes("-n", "--no-interaction")
                                    .noExtras("--no-dev", "--no-suggest")
                                    .noCache("--no-cache")
                                    .caches(
                                            List.of(
                                                    "/root/.composer/cache",
                                                    "/root/.cache/composer",
                                                    "/tmp/cache")),
                            manager("conda")
                                    .programs("mamba", "micromamba")
                                    .installs("install create update env")
                                    .cleans("clean")
                                    .valued(
                                            "-n -p -c -f --name --prefix --channel --file --solver"
                                                    + " --repodata-fn --revision --clone --platform"
                                                    + " --subdir --root-prefix -r")
                                    .yes("-y", "--yes", "-q=2")
                                    .noExtras("--no-deps")
                                    .caches(List.of("/opt/conda/pkgs")),
                            manager("choco")
                                    .programs("cinst")
                                    .installs("install upgrade")
                                    .valued(
                                            "-s --source --version --params --package-parameters"
                                                    + " --install-arguments --ia --timeout"
                                                    + " --execution-timeout --cache-location")
                                    .yes("-y", "--yes", "--confirm", "/y"))
                    .map(PackageManagerRow::manager)
                    .toList();

    static final Map<String, PackageManager> BY_PROGRAM =
            ALL.stream()
                    .flatMap(each -> each.programs().stream().map(name -> Map.entry(name, each)))
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Pattern VERSION = Pattern.compile("(?<=^pip)[\\d.]+$");

    private PackageManagers() {}

    private static PackageManagerRow manager(String name) {
        return new PackageManagerRow(name);
    }

    private static PackageManagerRow rpm(String name) {
        return manager(name)
                .installs(
                        "install reinstall groupinstall localinstall update upgrade builddep"
                                + " group module distro-sync swap")
                .updates("makecache check-update")
                .cleans("clean")
                .valued(
                        "-c -d -e -R -x --config --disablerepo --enablerepo --repo --repoid"
                            + " --installroot --releasever --exclude --setopt --nogpg --downloaddir"
                            + " --destdir --forcearch --comment --disableplugin --enableplugin"
                            + " --repofrompath --advisory --bz --cve --sec-severity --rpmverbosity")
                .yes("-y", "--assumeyes")
                .noExtras(
                        "--setopt install_weak_deps=0",
                        "--setopt install_weak_deps=False",
                        "--setopt install_weak_deps=false",
                        "--nodocs");
    }

    /** A command of a package manager: which one, and where its own arguments begin. */
    record Call(PackageManager manager, Optional<Word> subcommand, List<Word> operands) {
        Call {
            operands = List.copyOf(operands);
        }

        Optional<Install> install(Command command) {
            return subcommand
                    .filter(word -> manager.installs().contains(installWord(word)))
                    .map(word -> new Install(manager, command, word, operands));
        }

        /** {@code -Syu} of pacman is {@code -S} with more letters. */
        private String installWord(Word word) {
            var value = word.value();
            return manager.name().equals("pacman") && value.length() > 2 && syncs(value)
                    ? value.substring(0, 2)
                    : value;
        }

        private static boolean syncs(String value) {
            return value.charAt(0) == '-' && value.charAt(1) != '-' && value.indexOf('c') < 0;
        }
    }

    static Optional<Call> call(Command command) {
        return asModule(command).or(() -> direct(command));
    }

    /** The manager of a program; {@code pip3.11} is {@code pip}. */
    static Optional<PackageManager> named(String program) {
        return Optional.ofNullable(BY_PROGRAM.get(program))
                .or(() ->
                        Optional.ofNullable(
                                BY_PROGRAM.get(VERSION.matcher(program).replaceAll(""))));
    }

    private static Optional<Call> direct(Command command) {
        return named(command.name()).map(found -> call(found, command, command.operands()));
    }

    /** {@code python -m pip install x}. */
    private static Optional<Call> asModule(Command command) {
        var words = command.arguments();
        if (!command.name().startsWith("python") || words.size() < 2 || !words.get(0).is("-m")) {
            return Optional.empty();
        }
        var manager = Optional.ofNullable(BY_PROGRAM.get(words.get(1).value()));
        return manager.map(found ->
                call(
                        found,
                        command,
                        Arguments.of(words.subList(2, words.size()), found.name()).operands()));
    }

    private static Call call(PackageManager manager, Command command, List<Word> operands) {
        if (manager.name().equals("pacman")) {
            var mode =
                    command.arguments().stream()
                            .filter(word -> word.value().matches("-[A-Z].*"))
                            .findFirst();
            return new Call(manager, mode, operands);
        }
        int at = 0;
        while (at + 1 < operands.size() && GROUPS.contains(group(manager, operands.get(at)))) {
            at++;
        }
        return at < operands.size()
                ? new Call(
                        manager,
                        Optional.of(operands.get(at)),
                        operands.subList(at + 1, operands.size()))
                : new Call(manager, bare(manager, command), List.of());
    }

    /**
     * First words that only lead to the subcommand: {@code uv pip install}, {@code npm cache
     * clean}.
     */
    private static final Set<String> GROUPS =
            Set.of(
                    "uv pip",
                    "uv tool",
                    "uv cache",
                    "npm cache",
                    "yarn cache",
                    "yarn global",
                    "pip cache",
                    "poetry cache",
                    "poetry self",
                    "composer global",
                    "conda env",
                    "go mod",
                    "pnpm store",
                    "apk cache",
                    "bun pm");

    private static String group(PackageManager manager, Word word) {
        return manager.name() + " " + word.value();
    }

    /** Yarn without a subcommand installs. */
    private static Optional<Word> bare(PackageManager manager, Command command) {
        return manager.name().equals("yarn") && !command.hasFlag("--version", "-v", "--help")
                ? Optional.of(Word.implied(command.program().span(), "install"))
                : Optional.empty();
    }
}
