using Kontor.Catalog;
using Kontor.Dialects.BinanceWallet.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary>What <c>transaction-detail-by-txhash</c> is asked for, once it has been found to make sense.</summary>
internal sealed record DetailRequest(WalletChain Chain, string Hash)
{
    private const string ChainField = "binanceChainId";
    private const string HashField = "txHash";

    public static Refusal? Read(Call call, out object? request)
    {
        var parameters = new Parameters(call.Query);
        var id = parameters.Required(ChainField);
        var chain = WalletChain.Find(id);
        if (chain is null)
            parameters.Refuse(BadParameter.UnsupportedChain(ChainField, id));
        var hash = parameters.Required(HashField);
        if (chain?.IsHash(hash) is false)
            parameters.Refuse(BadParameter.Hash(HashField, id));
        // It is checked, and has no effect.
        if (parameters.Optional("itype") is not (null or "0" or "1" or "2"))
            parameters.Refuse(BadParameter.OneOf("itype", "0", "1", "2"));
        request = chain is null ? null : new DetailRequest(chain, hash);
        return parameters.Refusal;
    }
}
