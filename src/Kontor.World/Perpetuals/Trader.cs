namespace Kontor.World.Perpetuals;

/// <summary>A user who has been seen in the contracts of an exchange.</summary>
public sealed class Trader
{
    private readonly List<ContractAccount> _accounts = [];
    private readonly List<Seat> _seats = [];

    // By the number of the contract: asked for every order.
    private Seat?[] _seatOf = new Seat?[4];

    internal Trader(long user) => User = user;

    public long User { get; }
    public PositionMode PositionMode { get; internal set; }

    /// <summary>In the order in which they were first used.</summary>
    public IReadOnlyList<ContractAccount> Accounts => _accounts;

    /// <summary>In the order in which they were first used.</summary>
    public IReadOnlyList<Seat> Seats => _seats;

    public Seat? SeatAt(int contract) => contract < _seatOf.Length ? _seatOf[contract] : null;

    public ContractAccount? AccountOf(int asset)
    {
        // By index: walking through an interface would allocate.
        for (var index = 0; index < _accounts.Count; index++)
        {
            if (_accounts[index].Asset == asset)
                return _accounts[index];
        }
        return null;
    }

    internal bool HasOpen
    {
        get
        {
            for (var index = 0; index < _seats.Count; index++)
            {
                if (_seats[index].HasPositions || _seats[index].OrdersCount > 0)
                    return true;
            }
            return false;
        }
    }

    internal void Add(ContractAccount account) => _accounts.Add(account);

    internal void Add(Seat seat)
    {
        var contract = seat.Contract.Index;
        if (contract >= _seatOf.Length)
            Array.Resize(ref _seatOf, Math.Max(contract + 1, _seatOf.Length * 2));
        Invariant.Holds(_seatOf[contract] is null);
        _seatOf[contract] = seat;
        _seats.Add(seat);
    }
}
