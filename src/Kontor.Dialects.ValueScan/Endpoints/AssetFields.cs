using Kontor.Analytics.Holdings;
using Kontor.Catalog;
using Kontor.Dialects.ValueScan.Tokens;
using Kontor.Dialects.ValueScan.Wire;
using Kontor.Gate;
using Kontor.World;
using Kontor.World.Chains;
using Kontor.World.Chains.Utxo;

namespace Kontor.Dialects.ValueScan.Endpoints;

/// <summary>Reads which of a token's assets is meant, and who on its chain.</summary>
internal sealed class AssetFields(LiveWorld world)
{
    public const string CoinKey = "coinKey";
    public const string Address = "address";

    private const int TextLengthMax = 200;

    /// <summary>A key that the token has, as it is spelled here. Contracts may be written in letters of both sizes.</summary>
    public static Refusal? ReadCoinKey(Call call, Token token, out TokenPlace place)
    {
        place = default;
        if (!Fields.TryReadText(call.Json, CoinKey, TextLengthMax, out var given))
            return Errors.RequiredParamsIllegal;
        foreach (var one in token.Places)
        {
            if (!ChainAsset.KeyOf(token.Symbol, one.Contract).Equals(given, StringComparison.OrdinalIgnoreCase))
                continue;
            place = one;
            return null;
        }
        return Errors.RequiredParamsIllegal;
    }

    /// <summary>An address that somebody on the asset's chain could have; empty where none was given.</summary>
    public Refusal? ReadAddress(Call call, TokenPlace place, out string address)
    {
        address = "";
        if (Fields.IsEmpty(call.Json, Address))
            return null;
        if (!Fields.TryReadText(call.Json, Address, TextLengthMax, out var given))
            return Errors.RequiredParamsIllegal;
        if (world.Chains.AllUtxo.Any(chain => chain.Record.FullName == place.ChainName))
        {
            if (!BitcoinAddress.TryParse(given, out var script))
                return Errors.RequiredParamsIllegal;
            address = BitcoinAddress.Of(script) ?? given;
            return null;
        }
        if (!Address20.TryParse(given, out var parsed))
            return Errors.RequiredParamsIllegal;
        address = parsed.ToString();
        return null;
    }
}
