using Kontor.Simulation.Works;
using Kontor.World;
using Kontor.World.Directory;
using Kontor.World.Ledger;
using Kontor.World.Spot;
using Kontor.World.Time;

namespace Kontor.Simulation;

/// <summary>What the people of a simulated world do: mostly sense, now and then nonsense.</summary>
internal sealed class Workload
{
    private readonly Scene _scene;
    private readonly Pits _pits;
    private readonly MoneyWork _money;
    private readonly SpotWork _spot;
    private readonly MarginWork _margin;
    private readonly PerpWork _perp;
    private readonly FundingWork _funding;
    private readonly ClockWork _clock;
    private readonly HouseWork _house;
    private readonly ChainWork _chains;

    public Workload(Random chance, ulong worldSeed)
    {
        _scene = new Scene(chance, worldSeed);
        _pits = new Pits(_scene);
        _money = new MoneyWork(_scene);
        _spot = new SpotWork(_scene, _pits);
        _margin = new MarginWork(_scene, _pits);
        _perp = new PerpWork(_scene);
        _clock = new ClockWork(_scene);
        _house = new HouseWork(_scene);
        _chains = new ChainWork(_scene);
        _funding = new FundingWork(_scene, _chains);
    }

    /// <summary>A command that changes nothing but the count of commands.</summary>
    public static Deed Nothing { get; } = Deed.Of(new AdvanceClock(0));

    /// <summary>What everything else needs: assets, markets, users and their money.</summary>
    public IEnumerable<Deed> Founding()
    {
        foreach (var exchange in Scene.Exchanges)
        foreach (var asset in Scene.Assets)
            yield return Deed.Of(new DefineAsset(exchange, Roads.Asset(asset)));
        foreach (var pit in _pits.All)
            yield return Deed.Of(new DefineMarket(pit.Exchange, pit.Record));
        for (var user = 1; user <= Scene.FoundingUsers; user++)
        {
            yield return Deed.Of(new CreateUser($"user-{user}"));
            foreach (var deed in Fund(user))
                yield return deed;
        }
        foreach (var deed in _chains.Founding().Concat(_margin.Founding()).Concat(_perp.Founding()).Concat(_funding.Founding()))
            yield return deed;
    }

    /// <summary>What people see before they act.</summary>
    public Task LookAsync(LiveWorld world) => _perp.LookAsync(world);

    public List<Deed> Next(int count)
    {
        var deeds = new List<Deed>(count);
        while (deeds.Count < count)
            deeds.Add(Next());
        return deeds;
    }

    private Deed Next() =>
        _scene.Next(216) switch
        {
            >= 200 => _chains.Next(),
            < 6 => _clock.Next(),
            < 9 => _pits.Change(),
            < 12 => _pits.ChangeFees(),
            < 18 => _house.Next(),
            < 36 => _money.Next(),
            < 56 => _margin.Next(),
            < 86 => _funding.Next(),
            < 150 => _perp.Next(),
            _ => _spot.Next(),
        };

    private static IEnumerable<Deed> Fund(long user)
    {
        foreach (var exchange in Scene.Exchanges)
        foreach (var asset in Scene.Assets)
        {
            yield return Deed.Of(new CreditWallet(new(exchange, user, WalletId.Spot, asset), 20_000_000_000));
            yield return Deed.Of(new CreditWallet(new(exchange, user, WalletId.Funding, asset), 5_000_000_000));
            foreach (var code in Scene.Bases.Where(code => asset is Scene.Quote || asset == code))
            {
                var isolated = WalletId.IsolatedMargin(Scene.SymbolOf(code));
                yield return Deed.Of(new CreditWallet(new(exchange, user, isolated, asset), 100_000_000));
            }
        }
    }
}
