namespace Kontor.World.Chains;

/// <summary>A token of one chain, and how many addresses hold it. An empty contract is the chain's own coin.</summary>
public sealed record TokenOnChain(string Contract, string Symbol, int Decimals, int Holders);
