using Kontor.World.Chains;

namespace Kontor.Chains.Model;

public readonly record struct ContractCreation(int TransactionIndex, Address20 Creator, Address20 Address, Hash32 CodeHash, int CodeBytes);
