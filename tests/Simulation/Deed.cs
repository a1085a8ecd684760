using Kontor.World;
using Kontor.World.Commands;

namespace Kontor.Simulation;

/// <summary>A command that can be given to several worlds, and what each of them says to it.</summary>
internal sealed class Deed
{
    private readonly Func<LiveWorld, ValueTask<Said>> _give;

    private Deed(Command command, Func<LiveWorld, ValueTask<Said>> give) => (Command, _give) = (command, give);

    public Command Command { get; }

    public static Deed Of<T>(Command<T> command) =>
        new(
            command,
            async world =>
            {
                var answer = await world.ExecuteAsync(command);
                return new Said(answer.Status, answer.Status == AnswerStatus.Done ? $"{answer.Result}" : "");
            }
        );

    public ValueTask<Said> Give(LiveWorld world) => _give(world);

    public override string ToString() => $"{Command}";
}

internal readonly record struct Said(AnswerStatus Status, string Result);
