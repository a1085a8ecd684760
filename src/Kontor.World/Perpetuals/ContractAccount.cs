using Kontor.World.Ledger;

namespace Kontor.World.Perpetuals;

/// <summary>
/// A user's contract wallet of one settlement asset, and what stands against it.
/// <para>
/// Cash is what the wallet has available plus what is frozen in it for orders. Margin of cross positions is not frozen anywhere: it is
/// computed, and only what is free of it can be used. An isolated position's margin is frozen, and no longer cash.
/// </para>
/// <para>
/// Orders hold their initial margin and fee. When cash does not reach, because profits that are not realized yet stand behind an order,
/// less is frozen than is held: <see cref="FrozenForOrders"/> is never more than <see cref="OrderHolds"/>, and never less than cash allows
/// after the account was last touched.
/// </para>
/// <para>
/// A realized loss that cash cannot pay becomes a <see cref="Debt"/> to the house's clearing account: it happens while other positions
/// stand in profit, and it is paid out of whatever comes in next. Debt counts against equity like any loss.
/// </para>
/// </summary>
public sealed class ContractAccount
{
    internal ContractAccount(long user, int asset, ExchangeLedger ledger)
    {
        (User, Asset, Handle) = (user, asset, ledger.Account(user, WalletId.Contract, asset));
        (Clearing, Fees) = (ledger.Account(House.Clearing, asset), ledger.Account(House.Fees, asset));
    }

    public long User { get; }
    public int Asset { get; }

    /// <summary>The number of the wallet's account in the ledger.</summary>
    public int Handle { get; }

    /// <summary>The house's own accounts on the other side of it.</summary>
    internal int Clearing { get; }
    internal int Fees { get; }

    /// <summary>What all open orders hold together.</summary>
    public Int128 OrderHolds { get; internal set; }

    /// <summary>The part of it that is frozen in the wallet.</summary>
    public Int128 FrozenForOrders { get; internal set; }

    /// <summary>What all isolated positions have set aside; all of it is frozen in the wallet.</summary>
    public Int128 IsolatedMargin { get; internal set; }

    public Int128 Debt { get; internal set; }

    /// <summary>Its cross positions are being taken over.</summary>
    public bool IsInLiquidation { get; internal set; }

    /// <summary>It is going to be looked at before the command is over.</summary>
    internal bool IsNoted { get; set; }

    /// <summary>Where it has positions, by the numbers of the contracts.</summary>
    internal List<Seat> Holding { get; } = [];

    internal void Hold(Seat seat)
    {
        var place = Holding.Count;
        while (place > 0 && Holding[place - 1].Contract.Index > seat.Contract.Index)
            place--;
        if (place == 0 || Holding[place - 1] != seat)
            Holding.Insert(place, seat);
    }
}
