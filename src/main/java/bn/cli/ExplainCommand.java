package bn.cli;

import bn.batch.Printable;
import bn.cli.environment.ExitStatus;
import bn.cli.environment.Surroundings;
import bn.cli.io.InputLoader;
import bn.cli.io.Output;
import bn.cli.io.Samples;
import bn.cli.option.Argument;
import bn.cli.option.CommonOptions;
import bn.cli.option.Destination;
import bn.cli.option.OptionType;
import bn.cli.option.Presentation;
import bn.cli.option.ReportOptions.Format;
import bn.cli.option.UsageException;
import bn.data.PassInputs;
import bn.data.file.DataProblem;
import bn.graph.BatchNorm;
import bn.graph.Mode;
import bn.graph.Step;
import bn.prose.Message;
import bn.prose.Suggestion;
import bn.prose.Words;
import bn.query.Scope;
import bn.report.ExplainReport;
import bn.report.Topic;
import bn.report.TopicReport;
import bn.report.block.Block;
import bn.report.block.Datum;
import bn.report.block.Report;
import bn.walk.MadeDout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `bn explain`: one step, or what is spoken of it with.
final class ExplainCommand extends Subcommand {
    final Argument<String> topic = word("STEP", OptionType.TEXT.offering(ExplainCommand::words));

    final Argument<Mode> mode = option("--mode", "MODE", OptionType.oneOf(Mode.class));
    final Destination<Format> destination =
            with(new Destination<>(List.of(Format.TEXT, Format.JSON, Format.MARKDOWN, Format.HTML)));
    final CommonOptions common = with(new CommonOptions());

    ExplainCommand(Surroundings surroundings) {
        super(surroundings);
    }

    private static List<String> words() {
        return Stream.concat(BatchNorm.TABLE.steps().stream().map(Step::name), Topic.words().stream())
                .toList();
    }

    @Override
    public Integer call() throws DataProblem {
        Format format = destination.form();
        Words words = Words.of(common.language(surroundings));
        Optional<Step> step = BatchNorm.TABLE.step(topic.given());
        Report report = step.isPresent()
                ? new ExplainReport(mode.or(Mode.TRAIN), words).explanation(step.get())
                : ofTopic(named(), words);
        new Output(surroundings, common).report(report, Presentation.of(format).to(destination.output.optional()));
        return ExitStatus.DONE;
    }

    private Topic named() {
        return Topic.named(topic.given())
                .orElseThrow(() -> new UsageException(
                        Message.NO_SUCH_STEP,
                        Printable.quoted(topic.given()),
                        Suggestion.atEnd(topic.given(), words(), Message.STEPS_LISTED)));
    }

    /// A topic is explained with the numbers of the sample.
    private Report ofTopic(Topic found, Words words) throws DataProblem {
        Samples samples = new Samples(new InputLoader(surroundings));
        PassInputs sample = samples.batch(samples.statistics()).inputs().inTraining();
        PassInputs inputs = sample.dout().isPresent() ? sample : sample.with(MadeDout.of(sample.shape()));
        Scope scope = new Scope(inputs.trace(), Mode.TRAIN.table().whole(), inputs.features());
        Report said = new TopicReport(scope, words, Presentation.USUAL_DIGITS).of(found);
        List<Block> blocks = new ArrayList<>(List.of(
                new Block.Fact("command", new Datum.Text("explain")),
                new Block.Fact("topic", new Datum.Text(found.word())),
                new Block.Fact("text", new Datum.Texts(said.paragraphs())),
                new Block.Heading(found.word())));
        blocks.addAll(said.blocks());
        blocks.add(new Block.Gap());
        blocks.add(new Block.Paragraph(words.say(Message.TOPIC_IN_WALK)));
        return new Report(blocks);
    }
}
