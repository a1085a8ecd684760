namespace Kontor.World.Chains;

/// <summary>What an address holds of one token: of a collection, how many pieces whatever their ids. No contract is the chain's own coin.</summary>
public readonly record struct TokenHolding(Address20? Contract, string Symbol, int Decimals, Word256 Amount);

/// <summary>A token of one chain, how much there is of it, and how many addresses hold it.</summary>
public sealed record TokenOnChain(Contract Contract, Word256 Supply, long Holders);
