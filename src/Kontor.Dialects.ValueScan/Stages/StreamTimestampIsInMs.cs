using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Streams;
using Kontor.Gate;

namespace Kontor.Dialects.ValueScan.Stages;

/// <summary>Queries may write their time in seconds or in milliseconds, streams in milliseconds only.</summary>
internal sealed class StreamTimestampIsInMs(RowChoice row) : Stage
{
    private const int MsLength = 13;

    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => StreamPaths.Has(call.Path) && call.TimestampText.Length != MsLength ? row.For(call) : null;
}
