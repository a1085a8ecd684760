using Kontor.World.Chains;
using Kontor.World.Credits;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Services;
using Kontor.World.Time;

namespace Kontor.World.Tests.Live;

/// <summary>A life that touches every part of the state.</summary>
public static class Script
{
    public static async Task Run(LiveWorld world, int rounds)
    {
        await world.DefineBitMart();
        await world.Ok(new DefineBroker("hanse", ["hanse.example"]));
        await world.Ok(new DefineChain(ChainSamples.XLayer, [ChainSamples.Coins(1, ChainSamples.OneCoin)]));
        for (var round = 0; round < rounds; round++)
            await Round(world, round);
    }

    private static async Task Round(LiveWorld world, int round)
    {
        var user = await world.User($"user {round}");
        await world.Ok(
            new CreateKey
            {
                Dialect = "bitmart",
                Id = $"key {round}",
                UserNumber = user.Number,
                SealedSecret = [1, 2, 3],
                AllowedIps = ["10.0.0.1"],
            }
        );
        await world.Ok(new CreditWallet(TestWorld.Spot(user.Number, "BTC"), 1_000 + round));
        await world.Ok(new TransferBetweenWallets(TestWorld.Spot(user.Number, "BTC"), WalletId.Funding, 10));
        await world.Ok(new FreezeFunds(TestWorld.Spot(user.Number, "BTC"), 5));
        await world.Ok(new TopUp(user.Number, 100, "welcome"));
        await world.Ok(new Spend(user.Number, 30, $"request {round}", "/path"));
        await world.Ok(new AdvanceClock(1_500));
        await world.Ok(new MineBlocks("xlayer", 2));
        await world.Ok(new RecordVerification("xlayer", "", VerificationState.Pending));
        await world.Ok(new SetService(new ServiceRecord { Name = $"service {round % 3}", State = ServiceState.Down }));
        await world.Ok(new PatchUser(user.Number) { State = UserState.Frozen });
    }
}
