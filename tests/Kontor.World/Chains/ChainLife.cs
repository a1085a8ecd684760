using Kontor.World.Chains;
using Kontor.World.Time;

namespace Kontor.World.Tests.Chains;

/// <summary>A random life on a chain: the same seed sends the same commands.</summary>
internal sealed class ChainLife(ChainScript script, int seed)
{
    private readonly Random _chance = new(seed);
    private ulong _items;

    private static readonly Address20[] s_people = [.. Enumerable.Range(1, 12).Select(number => ChainSamples.Somebody((byte)number))];

    public async Task StepAsync()
    {
        switch (_chance.Next(12))
        {
            case 0:
                await script.World.Ok(new AdvanceClock(_chance.Next(5_000)));
                break;
            case < 4:
                await script.World.Ok(new MineBlocks(ChainScript.Name, 1 + _chance.Next(2)));
                break;
            default:
                // Whether it is taken does not matter here.
                await script.World.Do(Next());
                break;
        }
    }

    public Task<Outcome<BlockRecord>> RewindAsync(int depth) =>
        script.World.Do(new ReorgChain(ChainScript.Name, depth, _chance.Next(2) == 0));

    private SendTransaction Next()
    {
        var (from, to) = (Anybody(), Anybody());
        return _chance.Next(10) switch
        {
            0 => ChainScript.Calls(ChainScript.Treasury, ChainSamples.Usdt, TokenCall.Mint(to, (ulong)_chance.Next(1_000))),
            1 => ChainScript.Calls(ChainScript.Treasury, ChainSamples.Birds, TokenCall.Mint(to, ++_items)),
            2 => ChainScript.Calls(ChainScript.Treasury, ChainSamples.Badges, TokenCall.MintItems(to, (ulong)_chance.Next(4), 9)),
            3 => ChainScript.Calls(from, ChainSamples.Birds, TokenCall.TransferFrom(from, to, (ulong)_chance.Next(20))),
            4 => ChainScript.Calls(from, ChainSamples.Badges, TokenCall.TransferItems(from, to, (ulong)_chance.Next(4), 2)),
            5 => ChainScript.Calls(from, ChainSamples.Splitter, TokenCall.Forward([to, Anybody()], [3, 5])) with { Value = 8 },
            6 => ChainScript.Pays(ChainScript.Treasury, to, ChainScript.Coin) with { TipMax = _chance.Next(1_000) },
            7 => new SendTransaction(ChainScript.Name, from, null, 1, default)
            {
                Contract = new ContractTerms(ContractKind.Erc20)
                {
                    Name = "Token",
                    Symbol = "T",
                    Supply = 70,
                },
            },
            8 => ChainScript.Pays(from, to, (ulong)_chance.Next(1_000)) with { Nonce = _chance.Next(3) },
            _ => ChainScript.Calls(from, ChainSamples.Usdt, TokenCall.Transfer(to, (ulong)_chance.Next(400))),
        };
    }

    private Address20 Anybody() => s_people[_chance.Next(s_people.Length)];
}
