using Kontor.Catalog;

namespace Kontor.Gate.Stages;

/// <summary>Not more calls at once than the house can carry. Independent of who calls.</summary>
public sealed class NotTooManyAtOnce(CallsInFlight calls, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => calls.Now > calls.Max ? row.For(call) : null;
}

/// <summary>Counts the calls between arrival and answer.</summary>
public sealed class CallsInFlight(int max)
{
    private int _now;

    public int Max { get; } = max;
    public int Now => Volatile.Read(ref _now);

    public void Enter() => Interlocked.Increment(ref _now);

    public void Leave() => Interlocked.Decrement(ref _now);
}
