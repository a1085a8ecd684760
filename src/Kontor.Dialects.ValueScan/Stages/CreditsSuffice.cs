using Kontor.Catalog;
using Kontor.Gate;
using Kontor.World.Credits;

namespace Kontor.Dialects.ValueScan.Stages;

/// <summary>
/// The owner has what the interface costs. This is a first look, so that a caller without credits costs the log nothing; whether the answer is
/// really paid for is decided when it stands ready.
/// </summary>
internal sealed class CreditsSuffice(CreditsView credits, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override Refusal? Check(Call call) => credits.BalanceOf(call.User!.Number) < call.Route!.Credits ? row.For(call) : null;
}
