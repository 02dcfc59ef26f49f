package bn.cli;

import bn.batch.Printable;
import bn.data.DataProblem;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line as a function: arguments and surroundings in, exit status out.
public final class Bn {
    private static final String TOO_LARGE = "bn: the data takes more memory than Java was given; give it more, for"
            + " example with JAVA_TOOL_OPTIONS=-Xmx8g in the environment";

    private final Surroundings surroundings;

    private Bn(Surroundings surroundings) {
        // No option is a date, and the readers that picocli has for dates take 3 ms to load.
        System.setProperty("picocli.converters.excludes", "java[.](time|sql)[.].*");
        this.surroundings = surroundings;
    }

    /// Runs one command.
    ///
    /// @return the exit status
    public static int run(Surroundings surroundings, String... args) {
        try {
            return new Bn(surroundings).commandLine(args).execute(args);
        } catch (OutOfMemoryError e) {
            new PrintStream(surroundings.err(), true, StandardCharsets.UTF_8).println(TOO_LARGE);
            return ExitStatus.DATA;
        }
    }

    /// All commands, to look at.
    static CommandLine all(Surroundings surroundings) {
        return new Bn(surroundings).commandLine();
    }

    private CommandLine commandLine(String... args) {
        CommandLine bn = new CommandLine(new BnCommand(surroundings).describe("bn"), ListFactory.ONE);
        commands(args)
                .forEach((name, command) ->
                        bn.addSubcommand(command.apply(surroundings).describe(name)));
        PrintWriter out = new PrintWriter(new GlyphWriter(surroundings.out(), surroundings.glyphs()), false);
        PrintWriter err = new PrintWriter(new GlyphWriter(surroundings.err(), surroundings.glyphs()), true);
        return bn.setExpandAtFiles(false)
                .setOut(out)
                .setErr(err)
                .setColorScheme(Help.defaultColorScheme(isColoured(args) ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(helpWidth(args))
                .setHelpSectionKeys(examplesFirst())
                .setParameterExceptionHandler(this::usageProblem)
                .setExecutionExceptionHandler((e, command, parsed) -> problem(e, command, parsed))
                .setExecutionStrategy(parsed -> {
                    int status = new CommandLine.RunLast().execute(parsed);
                    out.flush();
                    return status;
                });
    }

    /// The command that is named, or all where none is: to make them all ready takes longer than to run one.
    private static Map<String, Function<Surroundings, Command>> commands(String... args) {
        SequencedMap<String, Function<Surroundings, Command>> all = new LinkedHashMap<>();
        all.put("forward", ForwardCommand::new);
        all.put("backward", BackwardCommand::new);
        all.put("track", TrackCommand::new);
        all.put("compare", CompareCommand::new);
        all.put("conventions", ConventionsCommand::new);
        all.put("walk", WalkCommand::new);
        all.put("why", WhyCommand::new);
        all.put("check", CheckCommand::new);
        all.put("grade", GradeCommand::new);
        all.put("mistakes", MistakesCommand::new);
        all.put("explain", ExplainCommand::new);
        all.put("graph", GraphCommand::new);
        all.put("steps", StepsCommand::new);
        all.put("state", StateCommand::new);
        all.put("completion", CompletionCommand::new);
        all.put("help", HelpCommand::new);
        Function<Surroundings, Command> named = args.length == 0 || args[0].equals("help") ? null : all.get(args[0]);
        return named == null ? all : Map.of(args[0], named);
    }

    /// Help is written before options are looked at.
    private boolean isColoured(String... args) {
        String words = String.join(" ", args).replace('=', ' ');
        return words.contains("--color always") || (surroundings.welcomesColour() && !words.contains("--color never"));
    }

    /// Asking a terminal for its width takes time: only where help may be shown.
    private int helpWidth(String... args) {
        boolean asked = args.length == 0 || Stream.of(args).anyMatch(Set.of("-h", "--help", "help")::contains);
        return asked
                ? Math.clamp(surroundings.width(), UsageMessageSpec.DEFAULT_USAGE_WIDTH, 100)
                : UsageMessageSpec.DEFAULT_USAGE_WIDTH;
    }

    /// Help begins with what people came for. The examples are the footer of each command.
    private static List<String> examplesFirst() {
        List<String> keys = new ArrayList<>(new UsageMessageSpec().sectionKeys());
        keys.remove(UsageMessageSpec.SECTION_KEY_FOOTER);
        keys.add(keys.indexOf(UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING), UsageMessageSpec.SECTION_KEY_FOOTER);
        return keys;
    }

    private int usageProblem(ParameterException e, String[] args) {
        return usageProblem(e.getCommandLine(), sentence(e));
    }

    private static int usageProblem(CommandLine command, String sentence) {
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + Printable.of(sentence) + " (" + name + " --help shows the options)");
        return ExitStatus.USAGE;
    }

    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            boolean top = e.getCommandLine().getParent() == null;
            if (!top && !word.startsWith("-")) {
                boolean file = word.contains(".")
                        && e.getCommandLine().getCommandSpec().findOption("--input") != null;
                return "'" + word + "' is one word too many here"
                        + (file ? "; a file is named by an option, such as --input " + word : "");
            }
            List<String> near = unmatched.getSuggestions();
            return (word.startsWith("-") ? "there is no option '" : "there is no command '") + word + "'"
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
        }
        String message = String.valueOf(e.getMessage());
        boolean startsAWord = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        return startsAWord ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }

    private static int problem(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        PrintWriter err = command.getErr();
        boolean debug = parsed.originalArgs().contains("--debug");
        if (debug && !(e instanceof Outlet.ReaderGone)) {
            e.printStackTrace(err);
        }
        return switch (e) {
            case Outlet.ReaderGone _ -> ExitStatus.DONE;
            case DataProblem problem -> {
                err.println(problem.getMessage());
                yield ExitStatus.DATA;
            }
            case Misuse misuse -> usageProblem(command, String.valueOf(misuse.getMessage()));
            default -> {
                err.println("bn: this is a defect in bn, not in your data: "
                        + e.getClass().getSimpleName()
                        + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")")
                        + ". Please report it with the command you typed; --debug shows where it happened.");
                yield ExitStatus.DEFECT;
            }
        };
    }
}
