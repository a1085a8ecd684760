using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;
using Kontor.World.Time;

namespace Kontor.World.Tests.Chains.Utxo;

/// <summary>A random life on a chain of outputs: the same seed sends the same commands.</summary>
internal sealed class UtxoLife(UtxoScript script, int seed)
{
    private readonly Random _chance = new(seed);

    private static readonly string[] s_people =
    [
        .. Enumerable.Range(1, 9).Select(number => UtxoScript.Address((byte)number)),
        UtxoScript.Miner,
        UtxoScript.Treasury,
    ];

    public async Task StepAsync()
    {
        switch (_chance.Next(12))
        {
            case 0:
                await script.World.Ok(new AdvanceClock(_chance.Next(900_000)));
                break;
            case < 4:
                await script.World.Ok(new MineBlocks(UtxoScript.Name, 1 + _chance.Next(2)));
                break;
            default:
                // Whether it is taken does not matter here.
                await script.World.Do(Next());
                break;
        }
    }

    public async Task LiveAsync(int steps)
    {
        for (var step = 0; step < steps; step++)
            await StepAsync();
    }

    public Task<Outcome<BlockRecord>> RewindAsync(int depth) => RewindAsync(depth, _chance.Next(2) == 0);

    public Task<Outcome<BlockRecord>> RewindAsync(int depth, bool keepsTransactions) =>
        script.World.Do(new ReorgChain(UtxoScript.Name, depth, keepsTransactions));

    private SendCoins Next()
    {
        var (from, to, amount) = (Anybody(), Anybody(), (long)_chance.Next(200_000_000));
        return _chance.Next(8) switch
        {
            0 => UtxoScript.Pays(UtxoScript.Treasury, to, 10 * UtxoScript.Btc),
            // The treasury pays alone: change goes to the first of several, and it would be poor soon.
            1 => new SendCoins(UtxoScript.Name, [s_people[_chance.Next(4)], s_people[4 + _chance.Next(4)]], [new CoinGift(to, 2 * amount)]),
            2 => new SendCoins(UtxoScript.Name, [from], [new CoinGift(to, amount / 2), new CoinGift(Anybody(), amount / 3)]),
            3 => UtxoScript.Pays(from, to, _chance.Next(1_000)),
            _ => UtxoScript.Pays(from, to, amount, feeRate: _chance.Next(50)),
        };
    }

    private string Anybody() => s_people[_chance.Next(s_people.Length)];
}
