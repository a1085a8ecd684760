using Kontor.Catalog;
using Kontor.World;
using Kontor.World.Ledger;

namespace Kontor.Gate.Stages;

/// <summary>The key belongs to the member of a family of accounts that the route is for: the main user, or one of its sub-accounts.</summary>
public sealed class HolderMay(LiveWorld world, ExchangeId exchange, RowChoice row) : Stage
{
    public override IEnumerable<ErrorRow> Rows => row.Rows;

    public override bool MayWait => true;

    public override Refusal? Check(Call call) => throw new InvalidOperationException("Who is whose sub-account, only the world knows.");

    public override ValueTask<Refusal?> CheckAsync(Call call) =>
        call.Route is { Holder: not Holder.Anybody } route && call.User is { } user
            ? AskAsync(call, route.Holder, user.Number)
            : new((Refusal?)null);

    private async ValueTask<Refusal?> AskAsync(Call call, Holder wanted, long user)
    {
        var answer = await world.ReadAsync(state => state.Funding.Find(exchange)?.SubAccounts.Find(user) is not null);
        if (call.Dialect.RefusalOf(call, answer) is { } refusal)
            return refusal;
        var holder = answer.Value ? Holder.Sub : Holder.Main;
        return holder == wanted ? null : row.For(call);
    }
}
