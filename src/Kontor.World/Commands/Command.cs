using Kontor.World.Codec;
using Kontor.World.State;

namespace Kontor.World.Commands;

/// <summary>A change of the world, as it stands in the log. Its kind says who can read it back.</summary>
public abstract record Command
{
    public abstract CommandKind Kind { get; }

    /// <summary>
    /// True for what moves the clock: whatever is queued behind it is stamped with the time it leaves, however the queue happens to be
    /// cut into batches. Otherwise the same commands could lead to different states.
    /// </summary>
    public virtual bool EndsBatch => false;

    public abstract void Write(ref RecordWriter writer);

    /// <summary>Applies the command for its effect only: what a replay does.</summary>
    public abstract void Replay(WorldState state, long nowMs);
}

/// <summary>A command and what comes of it.</summary>
public abstract record Command<T> : Command
{
    /// <summary>
    /// Changes the state and says what came of it: a pure function of the state, the command and the batch stamp. What a client can
    /// cause is part of <typeparamref name="T"/>; an exception is a bug and stops the world.
    /// </summary>
    public abstract T Apply(WorldState state, long nowMs);

    public sealed override void Replay(WorldState state, long nowMs) => Apply(state, nowMs);
}
