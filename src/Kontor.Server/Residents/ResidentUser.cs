using Kontor.World;
using Kontor.World.Directory;
using Kontor.World.Ledger;

namespace Kontor.Server.Residents;

/// <summary>A user of the world like any other, except that it works for the venue and never runs out of money.</summary>
internal sealed class ResidentUser(LiveWorld world, long number)
{
    public long Number { get; } = number;

    public static async Task<ResidentUser> FindOrCreateAsync(LiveWorld world, string name)
    {
        if (world.Directory.FindUser(name) is { } known)
            return new ResidentUser(world, known.Number);
        var created = (await world.ExecuteAsync(new CreateUser(name))).Value.Value;
        return new ResidentUser(world, created.Number);
    }

    /// <summary>Brings a wallet back to what it should have when less than half of that is left.</summary>
    public async Task TopUpAsync(ExchangeId exchange, WalletId wallet, string asset, Int128 wanted)
    {
        var answer = await world.ReadAsync(state => state.Ledger.Find(exchange)!.BalanceOf(Number, wallet, asset).Total);
        if (answer.Status == AnswerStatus.Done && answer.Value < wanted / 2)
            await world.ExecuteAsync(new CreditWallet(new AccountPlace(exchange, Number, wallet, asset), wanted - answer.Value));
    }
}
