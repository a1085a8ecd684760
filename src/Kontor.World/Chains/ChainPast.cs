using System.Buffers.Binary;
using Kontor.World.State;

namespace Kontor.World.Chains;

/// <summary>Lives through the past of a chain: the treasury gives people something to begin with, then they do what people do.</summary>
internal sealed class ChainPast
{
    private const int PeopleCount = 60;

    private readonly Chance _chance = new();
    private readonly WorldState _state;
    private readonly Chain _chain;
    private readonly Address20[] _people;
    private readonly Contract[] _tokens;
    private readonly Contract? _items;
    private readonly Contract? _badges;
    private readonly Contract? _splitter;
    private ulong _nextItem = 1;

    public ChainPast(WorldState state, Chain chain, ulong seed)
    {
        (_state, _chain) = (state, chain);
        _chance.Seed(seed);
        _people = [.. Enumerable.Range(0, PeopleCount).Select(_ => AnyAddress())];
        _tokens = [.. OfKind(ContractKind.Erc20)];
        _items = OfKind(ContractKind.Erc721).FirstOrDefault();
        _badges = OfKind(ContractKind.Erc1155).FirstOrDefault();
        _splitter = OfKind(ContractKind.Forwarder).FirstOrDefault();
    }

    public void Grow(long untilMs, int blocks, long nowMs)
    {
        var time = new PastTime(_chain.Blocks.Tip.TimeMs, untilMs, blocks);
        for (var block = 1; block <= blocks; block++)
        {
            var timeMs = time.Of(block, _chance);
            if (block <= PeopleCount)
                Endow(_people[block - 1]);
            for (var left = 1 + Below(4); left > 0; left--)
                Act(_people[Below(Math.Min(block, PeopleCount))]);
            ChainDesk.MineAt(_state, _chain, timeMs, nowMs);
        }
    }

    private void Endow(Address20 person)
    {
        var treasury = _chain.Record.Treasury;
        // One in ten is rich, so that large transactions are seen too.
        var coins = Below(10) == 0 ? 5_000 + Below(20_000) : 1 + Below(50);
        Send(new SendTransaction(_chain.Name, treasury, person, Coins((ulong)coins, _chain.Record.NativeDecimals), default));
        foreach (var token in _tokens)
        {
            if (Below(3) > 0)
                Call(treasury, token, TokenCall.Mint(person, Coins(10 + (ulong)Below(20_000), token.Terms.Decimals)));
        }
        if (_items is not null && Below(2) == 0)
            Call(treasury, _items, TokenCall.Mint(person, _nextItem++));
        if (_badges is not null && Below(2) == 0)
            Call(treasury, _badges, TokenCall.MintItems(person, 1 + (ulong)Below(5), 1 + (ulong)Below(100)));
    }

    private void Act(Address20 person)
    {
        var other = Below(12) == 0 ? AnyAddress() : _people[Below(PeopleCount)];
        switch (Below(20))
        {
            case < 6:
                Send(new SendTransaction(_chain.Name, person, other, Part(_chain.BalanceOf(person)), default));
                break;
            case < 13:
                MoveTokens(person, other);
                break;
            case 13 when _tokens.Length > 0:
                Call(person, AnyToken(), TokenCall.Approve(other, Below(3) == 0 ? Word256.Max : Coins((ulong)Below(500), 6)));
                break;
            case < 16 when _items is not null:
                Call(person, _items, TokenCall.TransferFrom(person, other, 1 + (ulong)Below((int)_nextItem)));
                break;
            case 16 when _badges is not null:
                Call(person, _badges, TokenCall.TransferItems(person, other, 1 + (ulong)Below(5), 1 + (ulong)Below(3)));
                break;
            case < 19 when _splitter is not null:
                Split(person, other);
                break;
            case 19 when Below(8) == 0:
                Send(new SendTransaction(_chain.Name, person, null, Word256.Zero, default) { Contract = new(ContractKind.Plain) });
                break;
        }
    }

    private void MoveTokens(Address20 person, Address20 other)
    {
        if (_tokens.Length == 0)
            return;
        var token = AnyToken();
        var balance = _chain.BalanceOf(token.Address, person);
        // Now and then somebody overestimates what he has, and his transaction fails.
        var amount = Below(30) == 0 ? balance + Word256.One : Part(balance);
        Call(person, token, TokenCall.Transfer(other, amount));
    }

    private void Split(Address20 person, Address20 other)
    {
        var half = Part(_chain.BalanceOf(person));
        var input = TokenCall.Forward([other, _people[Below(PeopleCount)]], [half, half]);
        Send(new SendTransaction(_chain.Name, person, _splitter!.Address, half + half, input));
    }

    private void Call(Address20 from, Contract contract, byte[] input) =>
        Send(new SendTransaction(_chain.Name, from, contract.Address, Word256.Zero, input));

    // Somebody who cannot pay for it does not send it.
    private void Send(SendTransaction transaction) => transaction.Apply(_state, _chain.Blocks.Tip.TimeMs);

    private IEnumerable<Contract> OfKind(ContractKind kind) => _chain.Contracts.All.Where(contract => contract.Terms.Kind == kind);

    private Contract AnyToken() => _tokens[Below(_tokens.Length)];

    private int Below(int below) => (int)_chance.Below((ulong)below);

    /// <summary>From a hundredth to a tenth of it.</summary>
    private Word256 Part(Word256 amount) => Word256.DivRem(amount * (ulong)(10 + Below(90)), 1_000).Quotient;

    private static Word256 Coins(ulong coins, int decimals)
    {
        Word256 units = coins;
        for (var left = decimals; left > 0; left--)
            units *= 10;
        return units;
    }

    private Address20 AnyAddress()
    {
        Span<byte> bytes = stackalloc byte[24];
        for (var at = 0; at < bytes.Length; at += sizeof(ulong))
            BinaryPrimitives.WriteUInt64BigEndian(bytes[at..], _chance.Next());
        return new Address20(bytes[..Address20.Bytes]);
    }
}
