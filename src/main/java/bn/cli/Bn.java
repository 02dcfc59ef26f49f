package bn.cli;

import bn.batch.Printable;
import bn.data.DataProblem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    /// Characters of a sentence that others made, which may quote all that it was given.
    private static final int LONGEST = 300;

    private final Surroundings surroundings;
    private final GlyphWriter results;

    private Bn(Surroundings surroundings) {
        // No option is a date, and the readers that picocli has for dates take 3 ms to load.
        System.setProperty("picocli.converters.excludes", "java[.](time|sql)[.].*");
        this.surroundings = surroundings;
        this.results = new GlyphWriter(surroundings.out(), surroundings.glyphs());
    }

    /// Runs one command.
    ///
    /// @return the exit status
    public static int run(Surroundings surroundings, String... args) {
        return new Bn(surroundings).status(args);
    }

    /// Whatever is thrown ends here, in a sentence and a status.
    private int status(String... args) {
        try {
            CommandLine bn = commandLine(args);
            int status = new CommandLine.RunLast().execute(bn.parseArgs(args));
            bn.getOut().flush();
            // Help is written by picocli, which looks away where it cannot be.
            Optional<IOException> failure = results.failure();
            if (failure.isPresent()) {
                throw Output.unwritable(failure.get());
            }
            return status;
        } catch (ParameterException e) {
            return usageProblem(e.getCommandLine(), sentence(e));
        } catch (CommandLine.ExecutionException e) {
            return e.getCause() instanceof UsageException misuse
                    ? usageProblem(e.getCommandLine(), String.valueOf(misuse.getMessage()))
                    : problem(e.getCause() == null ? e : e.getCause(), args);
        } catch (DataProblem | RuntimeException | Error e) {
            return problem(e, args);
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
        return bn.setExpandAtFiles(false)
                .setOut(new PrintWriter(results, false))
                .setErr(errors())
                .setColorScheme(Help.defaultColorScheme(isColoured(args) ? Help.Ansi.ON : Help.Ansi.OFF))
                .setUsageHelpWidth(helpWidth(args))
                .setHelpSectionKeys(examplesFirst());
    }

    private PrintWriter errors() {
        return new PrintWriter(new GlyphWriter(surroundings.err(), surroundings.glyphs()), true);
    }

    /// The command that is named, or all where none is: to make them all ready takes longer than to run one.
    private static Map<String, Function<Surroundings, Subcommand>> commands(String... args) {
        SequencedMap<String, Function<Surroundings, Subcommand>> all = new LinkedHashMap<>();
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
        Function<Surroundings, Subcommand> named = args.length == 0 || args[0].equals("help") ? null : all.get(args[0]);
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

    private static int usageProblem(CommandLine command, String sentence) {
        String name = command.getCommandSpec().qualifiedName();
        command.getErr()
                .println(
                        name + ": " + Printable.within(LONGEST, sentence) + " (" + name + " --help shows the options)");
        return ExitStatus.USAGE;
    }

    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            String word = unmatched.getUnmatched().getFirst();
            boolean top = e.getCommandLine().getParent() == null;
            if (!top && !word.startsWith("-")) {
                boolean file = word.contains(".")
                        && e.getCommandLine().getCommandSpec().findOption("--input") != null;
                return Printable.quoted(word) + " is one word too many here"
                        + (file ? "; a file is named by an option, such as --input " + word : "");
            }
            List<String> near = unmatched.getSuggestions();
            return (word.startsWith("-") ? "there is no option " : "there is no command ")
                    + Printable.quoted(word)
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
        }
        String message = String.valueOf(e.getMessage());
        boolean startsAWord = message.length() > 1 && Character.isLowerCase(message.charAt(1));
        return startsAWord ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
    }

    private int problem(Throwable e, String... args) {
        PrintWriter err = errors();
        if (List.of(args).contains("--debug") && !(e instanceof Output.ReaderGone)) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            trace.toString()
                    .lines()
                    .map(line -> Printable.of(line.replace("\t", "    ")))
                    .forEach(err::println);
        }
        return switch (e) {
            case Output.ReaderGone _ -> ExitStatus.DONE;
            case DataProblem problem -> {
                err.println(Printable.of(String.valueOf(problem.getMessage())));
                yield ExitStatus.DATA;
            }
            case OutOfMemoryError _ -> {
                err.println(tooLarge());
                yield ExitStatus.DATA;
            }
            default -> {
                err.println("bn: this is a defect in bn, not in your data: "
                        + e.getClass().getSimpleName()
                        + (e.getMessage() == null ? "" : " (" + Printable.within(LONGEST, e.getMessage()) + ")")
                        + ". Please report it with the command you typed; --debug shows where it happened.");
                yield ExitStatus.DEFECT;
            }
        };
    }

    /// A native image takes Java's options among its own arguments, and knows no variable for them.
    private static String tooLarge() {
        boolean image = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
        return "bn: the data takes more memory than bn was given; give it more, for example "
                + (image
                        ? "by starting it as bn -Xmx8g -XX:ReservedAddressSpaceSize=16g"
                        : "with JAVA_TOOL_OPTIONS=-Xmx8g in the environment");
    }
}
