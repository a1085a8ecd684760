using Kontor.Catalog;
using Kontor.Dialects.BinanceWallet.Wire;
using Kontor.Gate;

namespace Kontor.Dialects.BinanceWallet.Endpoints;

/// <summary>What <c>all-token-balances-by-address</c> is asked for, once it has been found to make sense.</summary>
internal sealed record AllBalancesRequest(string Address, IReadOnlyList<WalletChain> Chains, bool ExcludesRisk, long Page, int PageSize)
{
    private const string AddressField = "address";

    public static Refusal? Read(Call call, out object? request)
    {
        var parameters = new Parameters(call.Query);
        var address = parameters.Required(AddressField);
        var chains = parameters.Chains("chains") ?? FittingChains(address, parameters);
        parameters.CheckAddress(AddressField, address, chains);
        request = new AllBalancesRequest(
            address,
            chains,
            parameters.Flag("excludeRiskToken"),
            parameters.IntegerFrom("page", 1),
            parameters.PageSize("pageSize")
        );
        return parameters.Refusal;
    }

    /// <summary>The part of a list that belongs to the page. There is always a page; behind the last row it is empty.</summary>
    public IEnumerable<T> Cut<T>(IReadOnlyList<T> rows) =>
        Page - 1 > rows.Count ? [] : rows.Skip((int)Math.Min((Page - 1) * PageSize, rows.Count)).Take(PageSize);

    /// <summary>Whoever names no chain means all that can have such an address.</summary>
    private static IReadOnlyList<WalletChain> FittingChains(string address, Parameters parameters)
    {
        IReadOnlyList<WalletChain> fitting = [.. WalletChain.All.Where(chain => chain.IsAddress(address))];
        if (fitting.Count == 0)
            parameters.Refuse(BadParameter.Address(AddressField, WalletChain.All[0].Id));
        return fitting;
    }
}
