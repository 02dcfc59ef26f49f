package bn;

/**
 * The main class of bn.jar, compiled for Java 8: on a Java older than bn needs it prints a sentence, where the JVM would
 * print a stack trace about class file versions.
 */
public final class Start {
    static final int NEEDED = 25;

    private Start() {}

    /** Runs bn if this Java is new enough. */
    public static void main(String[] args) {
        String version = System.getProperty("java.specification.version");
        int release = Integer.parseInt(version.startsWith("1.") ? version.substring(2) : version);
        if (release < NEEDED) {
            System.err.println("bn: this is Java " + release + ", and bn.jar needs Java " + NEEDED
                    + " or newer: install one, for example from https://adoptium.net, or take the download of bn that"
                    + " needs no Java.");
            System.exit(70);
        }
        Main.main(args);
    }
}
