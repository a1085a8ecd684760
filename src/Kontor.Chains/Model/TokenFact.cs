using Kontor.World.Chains;

namespace Kontor.Chains.Model;

public enum TokenKind : byte
{
    Erc20,
    Erc721,
    Erc1155,
}

/// <summary>What a token's contract says about itself. The index knows transfers only; names and decimals come from here.</summary>
public sealed record TokenFact(Address20 Contract, TokenKind Kind, string Name, string Symbol, int Decimals, Word256? TotalSupply);
