package dev.plimsoll.rules.gpu;

/** A version of CUDA, such as 12.2. */
record CudaVersion(int major, int minor) {

    /** Whether a program for this version is not served by another one. */
    boolean isNewerThan(CudaVersion other) {
        return major > other.major || (major == other.major && minor > other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
