package bn.cli;

import bn.batch.Printable;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.GlyphWriter;
import bn.cli.environment.Surroundings;
import bn.cli.io.Output;
import bn.cli.option.LanguageOptions;
import bn.cli.option.UsageException;
import bn.cli.option.UsageSentence;
import bn.data.file.DataProblem;
import bn.prose.Message;
import bn.prose.Sentence;
import bn.prose.Words;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/// The command line as a function: arguments and surroundings in, exit status out.
public final class Bn {
    /// Characters of a sentence that others made, which may quote all that it was given.
    private static final int LONGEST = 300;

    private final Surroundings surroundings;
    private final Words words;
    private final GlyphWriter results;
    private @Nullable ResourceBundle helpTexts;

    private Bn(Surroundings surroundings) {
        // No option is a date, and the readers that picocli has for dates take 3 ms to load.
        System.setProperty("picocli.converters.excludes", "java[.](time|sql)[.].*");
        this.surroundings = surroundings;
        this.words = Words.of(surroundings.language());
        this.results = new GlyphWriter(surroundings.out(), surroundings.glyphs(words.language()));
    }

    /// Runs one command.
    ///
    /// @return the exit status
    public static int run(Surroundings surroundings, String... args) {
        return new Bn(LanguageOptions.in(args).map(surroundings::in).orElse(surroundings)).status(args);
    }

    /// What is spoken on this command line, and where it says nothing, in this environment.
    public static Words words(Map<String, String> environment, boolean windows, String... args) {
        return Words.of(LanguageOptions.in(args).orElseGet(() -> Surroundings.language(environment, windows)));
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
            return usageProblem(e.getCommandLine(), UsageSentence.of(e));
        } catch (CommandLine.ExecutionException e) {
            return e.getCause() instanceof UsageException misuse
                    ? usageProblem(e.getCommandLine(), misuse.sentence())
                    : problem(e.getCause() == null ? e : e.getCause(), args);
        } catch (DataProblem | RuntimeException | Error e) {
            return problem(e, args);
        }
    }

    /// All commands, to look at.
    static CommandLine all(Surroundings surroundings) {
        Bn bn = new Bn(surroundings);
        return bn.commandLine().setResourceBundle(bn.words.help());
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
                .setHelpSectionKeys(examplesFirst())
                .setHelpFactory(this::help);
    }

    /// The texts of help are read when it is shown: other commands do without.
    private Help help(CommandSpec command, Help.ColorScheme colours) {
        if (helpTexts == null) {
            helpTexts = words.help();
        }
        command.resourceBundle(helpTexts);
        return new Help(command, colours) {
            @Override
            public String footer(Object... parameters) {
                return super.footer(parameters).indent(2);
            }
        };
    }

    private PrintWriter errors() {
        return new PrintWriter(new GlyphWriter(surroundings.err(), surroundings.glyphs(words.language())), true);
    }

    /// The command that is named, or all where none is: to make them all ready takes longer than to run one.
    private static Map<String, Function<Surroundings, Subcommand>> commands(String... args) {
        SequencedMap<String, Function<Surroundings, Subcommand>> all = new LinkedHashMap<>();
        all.put("forward", ForwardCommand::new);
        all.put("backward", BackwardCommand::new);
        all.put("track", TrackCommand::new);
        all.put("layers", LayersCommand::new);
        all.put("compare", CompareCommand::new);
        all.put("fold", FoldCommand::new);
        all.put("conventions", ConventionsCommand::new);
        all.put("walk", WalkCommand::new);
        all.put("learn", LearnCommand::new);
        all.put("why", WhyCommand::new);
        all.put("check", CheckCommand::new);
        all.put("grade", GradeCommand::new);
        all.put("exercise", ExerciseCommand::new);
        all.put("watch", WatchCommand::new);
        all.put("mistakes", MistakesCommand::new);
        all.put("explain", ExplainCommand::new);
        all.put("graph", GraphCommand::new);
        all.put("page", PageCommand::new);
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
        List<String> examples =
                List.of(UsageMessageSpec.SECTION_KEY_FOOTER_HEADING, UsageMessageSpec.SECTION_KEY_FOOTER);
        keys.removeAll(examples);
        keys.addAll(keys.indexOf(UsageMessageSpec.SECTION_KEY_SYNOPSIS_HEADING), examples);
        return keys;
    }

    private int usageProblem(CommandLine command, Sentence sentence) {
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(words.say(Message.USAGE_PROBLEM, name, Printable.within(LONGEST, sentence.in(words))));
        return ExitStatus.USAGE;
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
                err.println(problem.sentence(words));
                yield ExitStatus.DATA;
            }
            case OutOfMemoryError _ -> {
                err.println(tooLarge().in(words));
                yield ExitStatus.DATA;
            }
            default -> {
                err.println(words.say(Message.DEFECT, thrown(e)));
                yield ExitStatus.DEFECT;
            }
        };
    }

    private static String thrown(Throwable e) {
        String message = e.getMessage() == null ? "" : " (" + Printable.within(LONGEST, e.getMessage()) + ")";
        return e.getClass().getSimpleName() + message;
    }

    /// A native image takes Java's options among its own arguments, and knows no variable for them.
    private static Sentence tooLarge() {
        boolean image = System.getProperty("org.graalvm.nativeimage.imagecode") != null;
        return Sentence.of(Message.TOO_LARGE, Sentence.of(image ? Message.MORE_MEMORY_OF_IMAGE : Message.MORE_MEMORY));
    }
}
