package dev.plimsoll.dockerfile;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an image says of how it is run, as the OCI image specification names it.
 *
 * @param user such as {@code app:app}; empty: root
 * @param env in the order in which the names were first set
 * @param workingDir such as {@code /app}; empty: {@code /}
 * @param entrypoint the words, the shell's included
 * @param exposedPorts those of EXPOSE; they may overlap
 * @param stopSignal such as {@code SIGQUIT}; empty: SIGTERM
 * @param shell the words of SHELL; empty: the platform's default
 * @param onBuild the instructions of ONBUILD, as written
 */
public record ImageConfig(
        String user,
        Map<String, String> env,
        String workingDir,
        List<String> entrypoint,
        List<String> cmd,
        Set<Port> exposedPorts,
        Map<String, String> labels,
        Set<String> volumes,
        String stopSignal,
        Optional<Health> health,
        List<String> shell,
        List<String> onBuild) {

    public ImageConfig {
        env = new LinkedHashMap<>(env);
        entrypoint = List.copyOf(entrypoint);
        cmd = List.copyOf(cmd);
        exposedPorts = new LinkedHashSet<>(exposedPorts);
        labels = new TreeMap<>(labels);
        volumes = new TreeSet<>(volumes);
        shell = List.copyOf(shell);
        onBuild = List.copyOf(onBuild);
    }

    /** How many entries it has in its maps and lists. */
    int size() {
        return env.size() + exposedPorts.size() + labels.size() + volumes.size() + onBuild.size();
    }

    /**
     * A health check.
     *
     * @param test {@code NONE}, or {@code CMD} or {@code CMD-SHELL} with what follows it
     * @param options such as {@code Interval} to 30 s; what is not given is absent
     * @param retries 0 where they are not given
     */
    public record Health(List<String> test, Map<String, Duration> options, int retries) {
        public Health {
            test = List.copyOf(test);
            options = new LinkedHashMap<>(options);
        }
    }

    /**
     * The configuration of the image of every stage, in order, in a build for {@code linux/amd64}
     * without arguments whose base images set nothing; empty where the build fails.
     */
    public static List<Optional<ImageConfig>> of(Dockerfile file) {
        return ConfigReader.read(file);
    }
}
