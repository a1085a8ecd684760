using Kontor.Catalog;
using Kontor.Gate.Timestamps;

namespace Kontor.Gate.Stages;

/// <summary>The timestamp is written as the contract writes it.</summary>
public sealed class TimestampIsWellFormed(TimestampFormat format, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        if (!format.TryRead(call.TimestampText, out var ms))
            return row.For(call);
        call.TimestampMs = ms;
        return null;
    }
}

/// <summary>The timestamp lies near enough to the world's time, on both sides, boundaries included.</summary>
public sealed class TimestampIsWithin(TimeWindow window, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => window.Accepts(call.NowMs, call.TimestampMs) ? null : row.For(call);
}

/// <summary>The receive window the client asks for is one it may ask for.</summary>
public sealed class ReceiveWindowIsValid(Credential credential, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call)
    {
        if (!ReceiveWindow.TryRead(credential.Read(call), out var ms))
            return row.For(call);
        call.ReceiveWindowMs = ms;
        return null;
    }
}

/// <summary>The timestamp lies within the receive window that the client asked for.</summary>
public sealed class TimestampIsWithinReceiveWindow(RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) =>
        TimeWindow.BothWays(call.ReceiveWindowMs).Accepts(call.NowMs, call.TimestampMs) ? null : row.For(call);
}
