using System.Threading.Tasks.Sources;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Live;

/// <summary>Something that waits in the queue for the writer: a command or a read.</summary>
internal abstract class Work
{
    /// <summary>The command to append, or null for a read.</summary>
    public abstract Command? Command { get; }

    /// <summary>Does the work on the state and keeps the answer back.</summary>
    public abstract void Run(WorldState state, long nowMs);

    /// <summary>Says that nothing was done.</summary>
    public abstract void Refuse(AnswerStatus status);

    /// <summary>Says that whoever asked made a mistake which concerns nobody else.</summary>
    public abstract void Fault(Exception exception);

    /// <summary>Lets the answer out. Whoever waits for it goes on elsewhere, never on the writer's thread.</summary>
    public abstract void Release();
}

/// <summary>Its own awaitable, so that a command costs one object beside itself.</summary>
internal abstract class Work<T> : Work, IValueTaskSource<Answer<T>>
{
    private ManualResetValueTaskSourceCore<Answer<T>> _source = new() { RunContinuationsAsynchronously = true };
    private Answer<T> _answer = new(AnswerStatus.Unavailable, default);
    private Exception? _fault;

    public ValueTask<Answer<T>> Task => new(this, _source.Version);

    public override void Refuse(AnswerStatus status) => _answer = new(status, default);

    public override void Fault(Exception exception) => _fault = exception;

    public override void Release()
    {
        if (_fault is null)
            _source.SetResult(_answer);
        else
            _source.SetException(_fault);
    }

    protected void Answer(T result) => _answer = new(AnswerStatus.Done, result);

    Answer<T> IValueTaskSource<Answer<T>>.GetResult(short token) => _source.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<Answer<T>>.GetStatus(short token) => _source.GetStatus(token);

    void IValueTaskSource<Answer<T>>.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    ) => _source.OnCompleted(continuation, state, token, flags);
}

internal sealed class CommandWork<T>(Command<T> command) : Work<T>
{
    public override Command Command => command;

    public override void Run(WorldState state, long nowMs) => Answer(command.Apply(state, nowMs));
}

internal sealed class ReadWork<T>(Func<WorldState, T> read) : Work<T>
{
    public override Command? Command => null;

    public override void Run(WorldState state, long nowMs) => Answer(read(state));
}
