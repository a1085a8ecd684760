using System.Collections.Immutable;
using Kontor.World;
using Kontor.World.Commands;

namespace Kontor.Simulation;

/// <summary>A command that can be given to several worlds, what each of them says to it, and who wants to know what came of it.</summary>
internal sealed class Deed
{
    private readonly Func<LiveWorld, ValueTask<Said>> _give;

    private Deed(Command command, Func<LiveWorld, ValueTask<Said>> give) => (Command, _give) = (command, give);

    public Command Command { get; }

    /// <summary>A command that cannot be refused.</summary>
    public static Deed OfCertain<T>(Command<T> command) => Create(command, static _ => Reject.None, static _ => { });

    /// <param name="command">What is to be done.</param>
    /// <param name="saw">Learns what was made, unless it was refused.</param>
    public static Deed Of<T>(Command<Outcome<T>> command, Action<T>? saw = null) =>
        Create(command, static outcome => outcome.Reject, outcome => saw?.Invoke(outcome.Value));

    /// <summary>A command with several outcomes: it counts as accepted when one of them is.</summary>
    public static Deed OfMany<T>(Command<Outcome<ImmutableArray<Outcome<T>>>> command, Action<T>? saw = null) =>
        Create(
            command,
            static outcome => !outcome.IsOk ? outcome.Reject : outcome.Value.Min(one => one.Reject),
            outcome =>
            {
                foreach (var one in outcome.Value)
                {
                    if (one.IsOk)
                        saw?.Invoke(one.Value);
                }
            }
        );

    public ValueTask<Said> Give(LiveWorld world) => _give(world);

    public override string ToString() => AnswerText.Of(Command);

    private static Deed Create<T>(Command<T> command, Func<T, Reject> refusalOf, Action<T> saw) =>
        new(
            command,
            async world =>
            {
                var answer = await world.ExecuteAsync(command);
                if (answer.Status != AnswerStatus.Done)
                    return new Said(answer.Status, "");
                var result = answer.Value;
                return new Said(AnswerStatus.Done, AnswerText.Of(result)) { Refusal = refusalOf(result), Tell = () => saw(result) };
            }
        );
}

/// <summary>What a world said to a command. Two of them are compared by their words.</summary>
internal sealed record Said(AnswerStatus Status, string Words)
{
    /// <summary>Why it did nothing, if it did nothing.</summary>
    public Reject Refusal { get; init; }

    /// <summary>Tells whoever sent the command what came of it.</summary>
    public Action? Tell { get; init; }

    public bool IsSameAs(Said other) => Status == other.Status && string.Equals(Words, other.Words, StringComparison.Ordinal);
}
