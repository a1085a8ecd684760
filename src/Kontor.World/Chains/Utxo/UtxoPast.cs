using System.Buffers.Binary;
using System.Collections.Immutable;
using Kontor.World.State;

namespace Kontor.World.Chains.Utxo;

/// <summary>Lives through the past of a chain: the treasury gives people something to begin with, then they pay each other.</summary>
internal sealed class UtxoPast
{
    private const int PeopleCount = 60;
    private const long Satoshi = 100_000_000;

    private readonly Chance _chance = new();
    private readonly WorldState _state;
    private readonly UtxoChain _chain;
    private readonly Script[] _people;

    public UtxoPast(WorldState state, UtxoChain chain, ulong seed)
    {
        (_state, _chain) = (state, chain);
        _chance.Seed(seed);
        _people = [.. Enumerable.Range(0, PeopleCount).Select(_ => AnyScript())];
    }

    public void Grow(long untilMs, int blocks, long nowMs)
    {
        var time = new PastTime(_chain.TipMs, untilMs, blocks);
        for (var block = 1; block <= blocks; block++)
        {
            var timeMs = time.Of(block, _chance);
            if (block <= PeopleCount)
                Endow(_people[block - 1]);
            for (var left = 1 + Below(4); left > 0; left--)
                Act(_people[Below(Math.Min(block, PeopleCount))]);
            UtxoDesk.MineAt(_state, _chain, timeMs, nowMs);
        }
    }

    private void Endow(Script person)
    {
        var treasury = BitcoinAddress.WitnessKeyHash(_chain.Record.Treasury);
        Pay([treasury], [new UtxoOutput(Satoshi / 2 * (1 + Below(100)), person)]);
    }

    private void Act(Script person)
    {
        switch (Below(10))
        {
            case < 7:
                Pay([person], [Part(person, Other())]);
                break;
            case < 9:
                // Whoever owes several people something pays them all at once.
                Pay([person], [.. Enumerable.Range(0, 2 + Below(4)).Select(_ => Part(person, Other()))]);
                break;
            default:
                // Two who own something together.
                Pay([person, Other()], [Part(person, Other())]);
                break;
        }
    }

    private UtxoOutput Part(Script person, Script other) => new(_chain.BalanceOf(person) / 1_000 * (10 + Below(90)), other);

    private Script Other() => Below(12) == 0 ? AnyScript() : _people[Below(PeopleCount)];

    // Somebody who cannot pay for it does not send it.
    private void Pay(ImmutableArray<Script> from, ImmutableArray<UtxoOutput> to)
    {
        var feeRate = Math.Max(_chain.Settings.BaseFeeMin, 1 + Below(40));
        UtxoDesk.Send(_state, _chain, new CoinPayments(from, to, feeRate), _chain.TipMs);
    }

    // Most people have come to the addresses of today; some never changed theirs.
    private Script AnyScript()
    {
        Span<byte> bytes = stackalloc byte[24];
        for (var at = 0; at < bytes.Length; at += sizeof(ulong))
            BinaryPrimitives.WriteUInt64BigEndian(bytes[at..], _chance.Next());
        var hash = new Address20(bytes[..Address20.Bytes]);
        return Below(5) switch
        {
            0 => BitcoinAddress.KeyHash(hash),
            1 => BitcoinAddress.ScriptHash(hash),
            _ => BitcoinAddress.WitnessKeyHash(hash),
        };
    }

    private int Below(int below) => (int)_chance.Below((ulong)below);
}
