using Kontor.Chains;
using Kontor.Chains.Model;
using Kontor.World.Chains;

namespace Kontor.Dialects.XLayer.Rows;

/// <summary>
/// What a token's amounts are counted in. Pieces of collections are whole; so is a token that has not told of its decimals, because to guess
/// them would be to invent an amount.
/// </summary>
internal readonly record struct TokenUnit(string Symbol, int Decimals)
{
    public static TokenUnit Of(ChainIndex index, Address20 contract, TokenKind kind) => Of(index.FactOf(contract), kind);

    public static TokenUnit Of(TokenFact? fact, TokenKind kind) =>
        fact is null ? new TokenUnit("", 0) : new TokenUnit(fact.Symbol, kind == TokenKind.Erc20 ? fact.Decimals : 0);

    public string Show(Word256 amount) => amount.ToUnits(Decimals);
}
