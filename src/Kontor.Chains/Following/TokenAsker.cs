using Kontor.Chains.Model;

namespace Kontor.Chains.Following;

/// <summary>Asks every token that the index comes to know about itself, once.</summary>
internal sealed class TokenAsker(IChainSource source, ChainIndex index)
{
    private const int BatchTokens = 64;

    private int _asked;

    /// <summary>After blocks were taken back, other tokens may stand where known ones stood. Those that have answered are not asked again.</summary>
    public void StartOver() => _asked = 0;

    public async Task AskAsync(CancellationToken stop)
    {
        while (index.TokenContracts(_asked, BatchTokens) is { Length: > 0 } contracts)
        {
            foreach (var contract in contracts)
            {
                if (index.FactOf(contract) is null)
                    index.Learn(await source.TokenAsync(contract, stop) ?? Nameless(contract));
                _asked++;
            }
        }
    }

    /// <summary>One that answers nothing is remembered as such: its transfers are real all the same.</summary>
    private TokenFact Nameless(Kontor.World.Chains.Address20 contract) =>
        new(contract, index.FindToken(contract)?.Kind ?? TokenKind.Erc20, "", "", 0, null);
}
