using System.Text.Json;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary>The body of <c>token-balances-by-address</c> as it was sent: the members have their types, and nothing is said of their values.</summary>
/// <param name="Tokens">Null when the member is absent or null.</param>
internal sealed record TokenBalancesBody(string? Address, IReadOnlyList<TokenBalancesBody.Token>? Tokens, string? ExcludeRiskToken)
{
    /// <summary>Null when a member has another type than the contract says. Members nobody knows are passed over.</summary>
    public static TokenBalancesBody? Parse(JsonElement json) =>
        TryText(json, "address", out var address) && TryTokens(json, out var tokens) && TryText(json, "excludeRiskToken", out var exclude)
            ? new TokenBalancesBody(address, tokens, exclude)
            : null;

    private static bool TryTokens(JsonElement json, out List<Token>? tokens)
    {
        tokens = null;
        if (!json.TryGetProperty("tokenContractAddresses", out var list) || list.ValueKind == JsonValueKind.Null)
            return true;
        if (list.ValueKind != JsonValueKind.Array)
            return false;
        tokens = [];
        foreach (var entry in list.EnumerateArray())
        {
            if (
                entry.ValueKind != JsonValueKind.Object
                || !TryText(entry, "binanceChainId", out var chain)
                || !TryText(entry, "tokenContractAddress", out var contract)
            )
                return false;
            tokens.Add(new Token(chain, contract));
        }

        return true;
    }

    private static bool TryText(JsonElement json, string name, out string? text)
    {
        text = null;
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return true;
        if (value.ValueKind != JsonValueKind.String)
            return false;
        text = value.GetString();
        return true;
    }

    public readonly record struct Token(string? BinanceChainId, string? ContractAddress);
}
