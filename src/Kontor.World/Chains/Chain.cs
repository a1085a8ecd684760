using System.Collections.Immutable;
using System.Text;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>One blockchain of the world: its blocks, what its addresses hold, and its verification jobs.</summary>
public sealed class Chain
{
    private readonly ImmutableArray<Allocation> _allocations;
    private readonly Dictionary<string, List<TokenHolding>> _holdings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _jobByGuid = new(StringComparer.Ordinal);
    private readonly List<VerificationJob> _jobs = [];

    internal Chain(ChainRecord record, ImmutableArray<Allocation> allocations)
    {
        Record = record;
        _allocations = allocations;
        Blocks = new BlockStore(StateRoot(allocations));
        foreach (var allocation in allocations)
            Hold(allocation);
        Tokens = [.. TokensOf(record, allocations)];
    }

    public ChainRecord Record { get; }
    public string Name => Record.Name;
    public BlockStore Blocks { get; }

    /// <summary>The chain's own coin, then the other tokens in the order of the genesis.</summary>
    public ImmutableArray<TokenOnChain> Tokens { get; }

    /// <summary>In the order of their recording.</summary>
    public IReadOnlyList<VerificationJob> Verifications => _jobs;

    /// <summary>What the address holds, in the order of the genesis. Hexadecimal addresses are the same in any case of letters.</summary>
    public ImmutableArray<TokenHolding> HoldingsOf(string address) => [.. _holdings.GetValueOrDefault(Normal(address), [])];

    public bool HasAddress(string address) => _holdings.ContainsKey(Normal(address));

    public VerificationJob? FindVerification(string guid) => _jobByGuid.TryGetValue(guid, out var index) ? _jobs[index] : null;

    internal void Put(VerificationJob job)
    {
        if (_jobByGuid.TryAdd(job.Guid, _jobs.Count))
            _jobs.Add(job);
        else
            _jobs[_jobByGuid[job.Guid]] = job;
    }

    internal void Save(ref RecordWriter writer)
    {
        Record.Write(ref writer);
        writer.WriteCount(_allocations.Length);
        foreach (var allocation in _allocations)
            allocation.Write(ref writer);
        Blocks.Save(ref writer);
        writer.WriteCount(_jobs.Count);
        foreach (var job in _jobs)
        {
            writer.WriteText(job.Guid);
            writer.WriteByte((byte)job.State);
            writer.WriteLong(job.CreatedMs);
        }
    }

    internal static Chain Load(ref RecordReader reader)
    {
        var record = ChainRecord.Read(ref reader);
        var chain = new Chain(record, ReadAllocations(ref reader));
        chain.Blocks.Load(ref reader);
        for (var left = reader.ReadCount(); left > 0; left--)
            chain.Put(new VerificationJob(reader.ReadText(), (VerificationState)reader.ReadByte(), reader.ReadLong()));
        return chain;
    }

    internal static ImmutableArray<Allocation> ReadAllocations(ref RecordReader reader)
    {
        var allocations = ImmutableArray.CreateBuilder<Allocation>(reader.ReadCount());
        for (var left = allocations.Capacity; left > 0; left--)
            allocations.Add(Allocation.Read(ref reader));
        return allocations.MoveToImmutable();
    }

    /// <summary>
    /// Two allocations of one token to one address, a token with two faces, or more of a token than can be counted, make no genesis.
    /// </summary>
    internal static Reject Check(ChainRecord record, ImmutableArray<Allocation> allocations)
    {
        var faces = new Dictionary<string, (string, int)>(StringComparer.Ordinal) { [""] = (record.NativeSymbol, record.NativeDecimals) };
        var seen = new HashSet<(string, string)>();
        var supplies = new Dictionary<string, Int128>(StringComparer.Ordinal);
        foreach (var allocation in allocations)
        {
            if (!allocation.IsWellFormed)
                return Reject.Malformed;
            var contract = Normal(allocation.Contract);
            if (!seen.Add((Normal(allocation.Address), contract)))
                return Reject.Conflict;
            faces.TryAdd(contract, (allocation.Symbol, allocation.Decimals));
            if (faces[contract] != (allocation.Symbol, allocation.Decimals))
                return Reject.Conflict;
            var supply = supplies.GetValueOrDefault(contract);
            if (allocation.Amount > Int128.MaxValue - supply)
                return Reject.Overflow;
            supplies[contract] = supply + allocation.Amount;
        }
        return Reject.None;
    }

    internal static string Normal(string address) =>
        address.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? address.ToLowerInvariant() : address;

    private void Hold(Allocation allocation)
    {
        var address = Normal(allocation.Address);
        if (!_holdings.TryGetValue(address, out var holdings))
            _holdings.Add(address, holdings = []);
        holdings.Add(new TokenHolding(Normal(allocation.Contract), allocation.Symbol, allocation.Decimals, allocation.Amount));
    }

    // Nobody has two allocations of one token, so their number is the number of holders.
    private static IEnumerable<TokenOnChain> TokensOf(ChainRecord record, ImmutableArray<Allocation> allocations)
    {
        var native = allocations.Count(allocation => allocation.Contract.Length == 0);
        yield return new TokenOnChain("", record.NativeSymbol, record.NativeDecimals, native);
        foreach (
            var token in allocations.Where(allocation => allocation.Contract.Length > 0).GroupBy(allocation => Normal(allocation.Contract))
        )
            yield return new TokenOnChain(token.Key, token.First().Symbol, token.First().Decimals, token.Count());
    }

    // A commitment to all holdings, but not Ethereum's tree: nobody can ask for a proof from it, and a plain list is simple to check.
    private static byte[] StateRoot(ImmutableArray<Allocation> allocations)
    {
        var list = new RlpList();
        foreach (var allocation in allocations)
        {
            list.Add(
                new RlpList()
                    .Add(Encoding.UTF8.GetBytes(Normal(allocation.Address)))
                    .Add(Encoding.UTF8.GetBytes(Normal(allocation.Contract)))
                    .Add((UInt128)allocation.Amount)
            );
        }
        return Keccak256.Hash(list.Encode());
    }
}
