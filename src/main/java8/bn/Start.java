package bn;

/**
 * What `java -jar bn.jar` runs first. Compiled for Java 8, so that an older Java than bn needs can say so in a sentence,
 * where it would else print a trace about class file versions.
 */
public final class Start {
    static final int NEEDED = 25;

    private Start() {}

    /** Runs bn, where this Java is new enough. */
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
