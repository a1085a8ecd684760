using Kontor.Catalog;
using Kontor.Dialects.BinanceWallet.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary>A token that is asked for. An empty contract is the chain's own coin.</summary>
internal readonly record struct WantedToken(WalletChain Chain, string Contract);

/// <summary>What <c>token-balances-by-address</c> is asked for, once it has been found to make sense.</summary>
internal sealed record TokenBalancesRequest(string Address, IReadOnlyList<WantedToken> Tokens, bool ExcludesRisk)
{
    private const int TokensMax = 20;
    private const string AddressField = "address";
    private const string TokensField = "tokenContractAddresses";
    private const string Exclude = "0";
    private const string Include = "1";

    /// <summary>Each chain once, in the order in which it was first named.</summary>
    public IReadOnlyList<WalletChain> Chains { get; } = [.. Tokens.Select(token => token.Chain).Distinct()];

    public static Refusal? Read(Call call, out object? request)
    {
        request = null;
        return TokenBalancesBody.Parse(call.Json) is { } body ? Read(body, out request) : BadParameter.Body;
    }

    /// <summary>
    /// The first member that is wrong, in the order of the contract. Whether the address has the right form only the chains can say, so that
    /// is asked as soon as they are known.
    /// </summary>
    private static Refusal? Read(TokenBalancesBody body, out object? request)
    {
        request = null;
        if (string.IsNullOrWhiteSpace(body.Address))
            return BadParameter.Blank(AddressField);
        if (body.Tokens is not { Count: > 0 and <= TokensMax } sent)
            return BadParameter.Size(TokensField, TokensMax);
        var tokens = new List<WantedToken>();
        for (var i = 0; i < sent.Count; i++)
        {
            if (ReadToken(sent[i], $"{TokensField}[{i}]", out var token) is { } refusal)
                return refusal;
            tokens.Add(token);
        }

        // The flag of the other endpoint turned around: here silence excludes.
        var wanted = new TokenBalancesRequest(body.Address, [.. tokens.Distinct()], body.ExcludeRiskToken is not Include);
        foreach (var chain in wanted.Chains)
        {
            if (!chain.IsAddress(body.Address))
                return BadParameter.Address(AddressField, chain.Id);
        }

        if (body.ExcludeRiskToken is not (null or Exclude or Include))
            return BadParameter.OneOf("excludeRiskToken", Exclude, Include);
        request = wanted;
        return null;
    }

    private static Refusal? ReadToken(TokenBalancesBody.Token sent, string entry, out WantedToken token)
    {
        token = default;
        if (string.IsNullOrWhiteSpace(sent.BinanceChainId))
            return BadParameter.Blank($"{entry}.binanceChainId");
        if (WalletChain.Find(sent.BinanceChainId) is not { } chain)
            return BadParameter.UnsupportedChain($"{entry}.binanceChainId", sent.BinanceChainId);
        // Exactly nothing is the chain's own coin; white space is a mistake.
        if (sent.ContractAddress is not { } contract || (contract.Length > 0 && string.IsNullOrWhiteSpace(contract)))
            return BadParameter.Blank($"{entry}.tokenContractAddress");
        if (contract.Length > 0 && !chain.IsAddress(contract))
            return BadParameter.Address($"{entry}.tokenContractAddress", chain.Id);
        token = new WantedToken(chain, chain.Normal(contract));
        return null;
    }
}
