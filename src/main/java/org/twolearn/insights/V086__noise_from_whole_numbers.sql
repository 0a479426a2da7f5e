-- Discrete Laplace noise of scale t/s: how likely a number is falls by exp(-s/t) with each step away from nothing. By the
-- construction of Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential Privacy" (2020), algorithms 1 and 2:
-- whole numbers only, so what is drawn is exactly what is claimed. The random bytes are an argument, so that a test can
-- give its own. Null when they run out: the same bytes with more behind them give the same draw, continued.
create function laplace(tape bytea, s int, t int) returns int language plpgsql immutable parallel safe as $$
declare
    step  int := 1;
    below int := t;
    here  int := 0;
    drawn int;
    u     int;
    whole int;
    k     int;
begin
    if s < 1 or t < 1 or t > 256 then
        raise exception 'No such scale.';
    end if;
    loop
        -- A number below "below", each as likely as the others: two bytes, and two more where they fall into the uneven rest.
        if below > 65536 then
            raise exception 'Less likely than one in 256 factorial.';
        end if;
        loop
            if here + 2 > octet_length(tape) then
                return null;
            end if;
            drawn := get_byte(tape, here) * 256 + get_byte(tape, here + 1);
            here := here + 2;
            exit when drawn < 65536 - 65536 % below;
        end loop;
        drawn := drawn % below;
        if step = 1 then -- u, of 0 to t - 1
            u := drawn;
            k := 1;
            step := 2;
        elsif step = 2 then -- kept with exp(-u/t): while one in t*k/u comes, k counts; kept where it ends odd
            if drawn < u then
                k := k + 1;
                below := t * k;
            elsif k % 2 = 1 then
                whole := 0;
                k := 2;
                below := 2;
                step := 3;
            else
                below := t;
                step := 1;
            end if;
        elsif step = 3 then -- one more whole t for each exp(-1) in a row, found in the same way
            if drawn = 0 then
                k := k + 1;
                below := k;
            elsif k % 2 = 1 then
                whole := whole + 1;
                k := 2;
                below := 2;
            else
                below := 2;
                step := 4;
            end if;
        elsif drawn = 0 then -- the sign; nothing has one only
            return (u + t * whole) / s;
        elsif (u + t * whole) / s > 0 then
            return -((u + t * whole) / s);
        else
            below := t;
            step := 1;
        end if;
    end loop;
end $$;

-- From the operating system's secure source, by way of gen_random_uuid(); the two bytes with fixed bits are left out.
create function drawn(s int, t int) returns int language plpgsql volatile as $$
declare
    tape  bytea := '';
    fresh bytea;
    noise int;
begin
    loop
        for i in 1 .. 4 loop
            fresh := uuid_send(gen_random_uuid());
            tape := tape || substring(fresh from 1 for 6) || substring(fresh from 8 for 1) || substring(fresh from 10 for 7);
        end loop;
        noise := public.laplace(tape, s, t);
        exit when noise is not null;
    end loop;
    return noise;
end $$;
revoke execute on function laplace(bytea, int, int), drawn(int, int) from public;
grant execute on function laplace(bytea, int, int), drawn(int, int) to tl_counter;
