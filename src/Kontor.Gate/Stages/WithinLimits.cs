using Kontor.Catalog;
using Kontor.Gate.Limits;

namespace Kontor.Gate.Stages;

/// <summary>
/// The call fits into every limit of its route: all are taken or none is. The tightest reading stays with the call, because the contracts
/// report it in headers.
/// </summary>
public sealed class WithinLimits(LimitBook book, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => book.TryTake(call) ? null : row.For(call);
}
