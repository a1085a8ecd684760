using Kontor.World.Chains;
using Kontor.World.Compliance;
using Kontor.World.Credits;
using Kontor.World.Directory;
using Kontor.World.Facts;
using Kontor.World.Ledger;
using Kontor.World.Posts;
using Kontor.World.Services;
using Kontor.World.State;
using Kontor.World.Time;

namespace Kontor.World.Tests.Live;

public sealed class StateHashTests
{
    [Fact]
    public async Task The_state_hash_changes_with_every_command_and_stays_without_one()
    {
        await using var world = TestWorld.Open();
        await Script.Run(world, rounds: 1);
        var seen = new HashSet<string> { await world.HashOf() };
        var place = TestWorld.Spot(1, "BTC");

        await Changed(() => world.Ok(new AdvanceClock(1)));
        await Changed(() => world.Ok(new PatchUser(1) { State = UserState.Blocked }));
        await Changed(() => world.Ok(new PatchKey("bitmart", "key 0") { Tier = "pro" }));
        await Changed(() => world.Ok(new DefineBroker("hanse", [])));
        await Changed(() => world.Ok(new CreditWallet(place, 1)));
        await Changed(() => world.Ok(new ReleaseFunds(place, 1)));
        await Changed(() => world.Ok(new TopUp(1, 1, "")));
        await Changed(() => world.Ok(new MineBlocks("xlayer", 1)));
        await Changed(() => world.Ok(new SendTransaction("xlayer", ChainSamples.Somebody(1), ChainSamples.Somebody(2), 1, default)));
        await Changed(() => world.Ok(new ReorgChain("xlayer", 1, KeepsTransactions: false)));
        await Changed(() => world.Ok(new ConfigureChain("xlayer") { BlockMs = 77 }));
        await Changed(() => world.Ok(new RecordVerification("xlayer", "", VerificationState.Fail)));
        await Changed(() => world.Ok(new LabelAddress(new AddressLabel("xlayer", "0x01", "Tumble", "mixer", IsBlack: true))));
        await Changed(() => world.Ok(new DescribeToken(new TokenFacts("BTC", 1, 2, 3, ["Layer1"]))));
        await Changed(() => world.Ok(new RecordPost("BTC", Mood.Neutral, "so")));
        await Changed(() => world.Ok(new SetService(new ServiceRecord { Name = "x", State = ServiceState.Faulty })));

        var last = await world.HashOf();
        await world.Ask(state => state.Commands);
        Assert.Equal(last, await world.HashOf());

        async Task Changed<T>(Func<Task<T>> act)
        {
            await act();
            Assert.True(seen.Add(await world.HashOf()), "The state hash did not change.");
        }
    }

    [Fact]
    public void Every_folder_is_covered_on_its_own()
    {
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        var changes = new Action<WorldState>[]
        {
            _ => { },
            state => state.Time.Observe(9),
            state => state.Schedule.Run(state, 9),
            state => state.Chance.Next(),
            state => state.Directory.Put(new BrokerRecord { Id = "b" }),
            state => state.Services.Set(new ServiceRecord { Name = "s" }),
            state => state.Ledger.Find(ExchangeId.Weex)!.Assets.Put(TestWorld.Asset("BTC", 8)),
            state => state.Funding.TakeId(),
            state => state.Referrals.Find(ExchangeId.Weex)!.SharePpm = 1,
            state => state.Credits.TopUp(1, 1, "", 0),
            state => state.Chains.Add(new Chain(0, ChainSamples.XLayer, state.Chains.Archive)),
            state => state.Compliance.Put(new AddressLabel("xlayer", "0x01", "Tumble", "mixer", IsBlack: true)),
            state => state.Facts.Put(new Sector("Layer1", "L1")),
            state => state.Posts.Add("BTC", Mood.Neutral, "so", 0),
        };
        foreach (var change in changes)
        {
            var state = new WorldState();
            state.Begin(0);
            state.Begin(TestWorld.Options.ToGenesis() with { ManualStartMs = 0 });
            change(state);
            Assert.True(hashes.Add(SnapshotCodec.Hash(state)));
        }
    }
}
