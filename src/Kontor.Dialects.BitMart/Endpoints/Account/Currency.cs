using Kontor.World.Funding;
using Kontor.World.Ledger;
using Kontor.World.State;

namespace Kontor.Dialects.BitMart.Endpoints.Account;

/// <summary>
/// A currency as this contract understands it: an asset on one network. On its default network it has the asset's own name, <c>USDT</c>;
/// elsewhere the network stands behind it, <c>USDT-TRC20</c>.
/// </summary>
internal sealed record Currency(CurrencyNetworkRecord Entry, AssetRecord Asset)
{
    public string Id => CurrencyNetworkTable.IdOf(Entry);

    public string Name => Entry.IsDefault ? Asset.Name : Id;

    /// <summary>Where the currency's own name does not say which network it is, the network does.</summary>
    public string Chain => Entry.IsDefault ? Entry.Network : Id;

    public bool CanDeposit => Asset.CanDeposit && Entry.CanDeposit;

    public bool CanWithdraw => Asset.CanWithdraw && Entry.CanWithdraw;

    /// <summary>
    /// Whether somebody who asks for this currency's movements means one over that network. Clients ask by the asset's own name for all of
    /// them, whatever networks they went over.
    /// </summary>
    public bool Covers(string network) => Entry.IsDefault || network == Entry.Network;

    public string Text(Int128 units) => Units.FormatTrimmed(units, Asset.Decimals);

    public static Currency? Find(WorldState state, string id) => TableOf(state).FindById(id) is { } entry ? Of(state, entry) : null;

    /// <summary>In the order of their definition.</summary>
    public static IEnumerable<Currency> All(WorldState state) => TableOf(state).All.Select(entry => Of(state, entry));

    /// <summary>By which name a movement went. One between two users went over no network and bears the asset's name.</summary>
    public static string IdOf(WorldState state, string asset, string network) =>
        TableOf(state).Find(asset, network) is { } entry ? CurrencyNetworkTable.IdOf(entry) : asset;

    private static Currency Of(WorldState state, CurrencyNetworkRecord entry) =>
        new(entry, state.Ledger.Find(ExchangeId.BitMart)!.FindAsset(entry.Asset)!);

    private static CurrencyNetworkTable TableOf(WorldState state) => state.Funding.Find(ExchangeId.BitMart)!.Currencies;
}
