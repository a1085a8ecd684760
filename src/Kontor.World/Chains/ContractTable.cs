using System.Collections.Concurrent;
using Kontor.World.Codec;

namespace Kontor.World.Chains;

/// <summary>The contracts of a chain, in the order of their creation.</summary>
internal sealed class ContractTable
{
    private readonly List<Contract> _all = [];

    // Whoever shows contracts outside the loop reads it while the loop adds to it.
    private readonly ConcurrentDictionary<Address20, Contract> _byAddress = [];

    public IReadOnlyList<Contract> All => _all;

    public Contract? Find(Address20 address) => _byAddress.GetValueOrDefault(address);

    public bool TryAdd(Contract contract)
    {
        if (_all.Count >= ChainBounds.ContractsMax || !_byAddress.TryAdd(contract.Address, contract))
            return false;
        _all.Add(contract);
        return true;
    }

    /// <summary>Forgets the newest ones until so many are left.</summary>
    public void CutTo(int count)
    {
        for (var index = _all.Count - 1; index >= count; index--)
            _byAddress.TryRemove(_all[index].Address, out _);
        _all.RemoveRange(count, _all.Count - count);
    }

    public void Save(ref RecordWriter writer)
    {
        writer.WriteCount(_all.Count);
        foreach (var contract in _all)
            contract.Write(ref writer);
    }

    public void Load(ref RecordReader reader)
    {
        for (var left = reader.ReadCount(); left > 0; left--)
        {
            if (!TryAdd(Contract.Read(ref reader)))
                throw new InvalidDataException("A chain has two contracts at one address.");
        }
    }
}
