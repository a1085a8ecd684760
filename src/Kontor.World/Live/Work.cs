using System.Threading.Tasks.Sources;
using Kontor.World.Commands;
using Kontor.World.State;

namespace Kontor.World.Live;

/// <summary>Something that waits in the queue for the writer: a command or a read.</summary>
internal abstract class Work
{
    /// <summary>The command to append, or null for a read.</summary>
    public abstract Command? Command { get; }

    /// <summary>Whether anybody's code would go on with the answer as soon as it is let out.</summary>
    public virtual bool IsAwaited => false;

    /// <summary>Does the work on the state and keeps the answer back.</summary>
    public abstract void Run(WorldState state, long nowMs);

    /// <summary>Says that whoever asked made a mistake which concerns nobody else.</summary>
    public virtual void Fault(Exception exception) { }

    /// <summary>
    /// Lets the answer out; from here on the work belongs to whoever asked. On the writer's thread nobody else's code may run, so there
    /// whoever waits is sent elsewhere; <paramref name="isHere"/> lets it go on at once, on this thread.
    /// </summary>
    public abstract void Release(bool isHere);
}

/// <summary>
/// Its own awaitable, and used again once the answer was fetched, so that a command costs no object beside itself. The version in every
/// awaitable keeps anybody who fetches twice from getting somebody else's answer.
/// </summary>
internal abstract class Work<T> : Work, IValueTaskSource<Answer<T>>
{
    private static readonly Answer<T> NotDone = new(AnswerStatus.Unavailable, default);

    private ManualResetValueTaskSourceCore<Answer<T>> _source;
    private Answer<T> _answer = NotDone;
    private Exception? _fault;
    private volatile bool _isAwaited;

    public ValueTask<Answer<T>> Task => new(this, _source.Version);

    public override bool IsAwaited => _isAwaited;

    public override void Fault(Exception exception) => _fault = exception;

    public override void Release(bool isHere)
    {
        _source.RunContinuationsAsynchronously = !isHere;
        if (_fault is null)
            _source.SetResult(_answer);
        else
            _source.SetException(_fault);
    }

    /// <summary>Forgets what it was used for and goes back to the pool.</summary>
    public void Recycle()
    {
        _source.Reset();
        _answer = NotDone;
        _isAwaited = false;
        Return();
    }

    protected abstract void Return();

    protected void Answer(T result) => _answer = new(AnswerStatus.Done, result);

    // A work whose answer is an exception is not used again: it is rare, and nothing has to be forgotten then.
    Answer<T> IValueTaskSource<Answer<T>>.GetResult(short token)
    {
        var answer = _source.GetResult(token);
        Recycle();
        return answer;
    }

    ValueTaskSourceStatus IValueTaskSource<Answer<T>>.GetStatus(short token) => _source.GetStatus(token);

    // Noted before, not after: whoever lets the answer out in between finds nobody to go on, and then the source sends this one elsewhere.
    void IValueTaskSource<Answer<T>>.OnCompleted(
        Action<object?> continuation,
        object? state,
        short token,
        ValueTaskSourceOnCompletedFlags flags
    )
    {
        _isAwaited = true;
        _source.OnCompleted(continuation, state, token, flags);
    }
}

internal sealed class CommandWork<T> : Work<T>
{
    private Command<T>? _command;

    public override Command? Command => _command;

    public static CommandWork<T> For(Command<T> command)
    {
        var work = WorkPool<CommandWork<T>>.Rent();
        work._command = command;
        return work;
    }

    public override void Run(WorldState state, long nowMs) => Answer(_command!.Apply(state, nowMs));

    protected override void Return()
    {
        _command = null;
        WorkPool<CommandWork<T>>.Return(this);
    }
}

internal sealed class ReadWork<T> : Work<T>
{
    private Func<WorldState, T>? _read;

    public override Command? Command => null;

    public static ReadWork<T> For(Func<WorldState, T> read)
    {
        var work = WorkPool<ReadWork<T>>.Rent();
        work._read = read;
        return work;
    }

    public override void Run(WorldState state, long nowMs) => Answer(_read!(state));

    protected override void Return()
    {
        _read = null;
        WorkPool<ReadWork<T>>.Return(this);
    }
}
